import type { Tone } from '@/components/ui/badge';
import type { RecordingStatus } from '@/shared/recording';

export type Phase = 'upcoming' | 'active' | 'ended';
type Look = { label: string; tone: Tone; phase: Phase };

/** How each status is called and coloured. Kept free of zod, so that pages that only show recordings stay small. */
export const statusLook: Readonly<Record<RecordingStatus, Look>> = {
  scheduled: { label: 'Scheduled', tone: 'neutral', phase: 'upcoming' },
  queued: { label: 'Waiting for a free slot', tone: 'warn', phase: 'upcoming' },
  starting: { label: 'Starting', tone: 'accent', phase: 'active' },
  opening: { label: 'Opening the page', tone: 'accent', phase: 'active' },
  waiting: { label: 'Waiting for the broadcast', tone: 'warn', phase: 'active' },
  recording: { label: 'Recording', tone: 'live', phase: 'active' },
  finishing: { label: 'Finishing', tone: 'accent', phase: 'active' },
  finished: { label: 'Finished', tone: 'neutral', phase: 'ended' },
  failed: { label: 'Failed', tone: 'danger', phase: 'ended' },
  cancelled: { label: 'Cancelled', tone: 'neutral', phase: 'ended' },
};
