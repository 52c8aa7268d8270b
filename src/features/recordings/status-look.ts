import type { Tone } from '@/components/ui/badge';
import type { RecordingStatus } from '@/shared/recording';
import { statusTexts } from '@/texts/status';

export type Phase = 'upcoming' | 'active' | 'ended';
type Look = { label: string; tone: Tone; phase: Phase };

/** How each status is called and coloured. Kept free of zod, so that pages that only show recordings stay small. */
export const statusLook: Readonly<Record<RecordingStatus, Look>> = {
  scheduled: { label: statusTexts.scheduled, tone: 'neutral', phase: 'upcoming' },
  queued: { label: statusTexts.queued, tone: 'warn', phase: 'upcoming' },
  starting: { label: statusTexts.starting, tone: 'accent', phase: 'active' },
  opening: { label: statusTexts.opening, tone: 'accent', phase: 'active' },
  waiting: { label: statusTexts.waiting, tone: 'warn', phase: 'active' },
  recording: { label: statusTexts.recording, tone: 'live', phase: 'active' },
  finishing: { label: statusTexts.finishing, tone: 'accent', phase: 'active' },
  finished: { label: statusTexts.finished, tone: 'neutral', phase: 'ended' },
  failed: { label: statusTexts.failed, tone: 'danger', phase: 'ended' },
  cancelled: { label: statusTexts.cancelled, tone: 'neutral', phase: 'ended' },
};
