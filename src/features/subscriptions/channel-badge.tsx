import { Badge } from '@/components/ui/badge';
import type { ChannelView } from '@/shared/channel-views';

/** The state of a channel in one word, when there is something to say. */
export function ChannelBadge({ channel }: { channel: ChannelView }) {
  if (channel.paused) return <Badge>Paused</Badge>;
  if (channel.state === 'live') {
    return (
      <Badge tone="live" pulse>
        Live
      </Badge>
    );
  }
  return channel.problem === null ? null : <Badge tone="danger">Trouble</Badge>;
}
