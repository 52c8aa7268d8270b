import { Badge } from '@/components/ui/badge';
import type { ChannelView } from '@/shared/channel-views';
import { subscriptionTexts } from '@/texts/subscriptions';

/** The state of a channel in one word, when there is something to say. */
export function ChannelBadge({ channel }: { channel: ChannelView }) {
  if (channel.paused) return <Badge>{subscriptionTexts.kinds.paused}</Badge>;
  if (channel.state === 'live') {
    return (
      <Badge tone="live" pulse>
        {subscriptionTexts.kinds.live}
      </Badge>
    );
  }
  return channel.problem === null ? null : <Badge tone="danger">{subscriptionTexts.kinds.trouble}</Badge>;
}
