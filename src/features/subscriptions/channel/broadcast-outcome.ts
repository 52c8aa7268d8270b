import type { Tone } from '@/components/ui/badge';
import type { BroadcastView } from '@/shared/channel-views';
import { isActive } from '@/shared/recording';

export type Outcome = {
  label: string;
  tone: Tone;
  /** Does it happen right now? */
  pulse: boolean;
  /** It goes on and nothing records it: it can be recorded from now on. */
  offer: boolean;
};

/** What became of a broadcast, in two or three words. */
export function outcomeOf({ recording, wanted, endedAt }: BroadcastView): Outcome {
  const say = (label: string, tone: Tone = 'neutral', more: Partial<Outcome> = {}): Outcome => ({
    label,
    tone,
    pulse: false,
    offer: false,
    ...more,
  });
  if (recording === null) {
    if (!wanted) return say('Not wanted', 'neutral', { offer: endedAt === null });
    return endedAt === null ? say('About to be recorded', 'accent') : say('No video');
  }
  const { status, watchable } = recording;
  if (status === 'queued' || status === 'scheduled') return say('Waiting for a slot', 'warn');
  if (isActive(status))
    return say(watchable ? 'Recording' : 'Starting', watchable ? 'live' : 'accent', { pulse: watchable });
  if (status === 'failed') return watchable ? say('Recorded in part', 'warn') : say('Missed', 'danger');
  return watchable ? say('Recorded', 'accent') : say('Cancelled');
}
