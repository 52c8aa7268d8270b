import type { Tone } from '@/components/ui/badge';
import type { BroadcastView } from '@/shared/channel-views';
import { isActive } from '@/shared/recording';
import { historyTexts } from '@/texts/channel';

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
    if (!wanted) return say(historyTexts.notWanted, 'neutral', { offer: endedAt === null });
    return endedAt === null ? say(historyTexts.soonRecorded, 'accent') : say(historyTexts.noVideo);
  }
  const { status, watchable } = recording;
  if (status === 'queued' || status === 'scheduled') return say(historyTexts.waiting, 'warn');
  if (isActive(status))
    return say(watchable ? historyTexts.recording : historyTexts.starting, watchable ? 'live' : 'accent', {
      pulse: watchable,
    });
  if (status === 'failed') return watchable ? say(historyTexts.inPart, 'warn') : say(historyTexts.missed, 'danger');
  return watchable ? say(historyTexts.recorded, 'accent') : say(historyTexts.cancelled);
}
