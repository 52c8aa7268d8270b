import type { Failure, PresetName, View } from '@jomo/recorder/protocol';
import type { OccurrenceState, Priority } from '@/shared/event';
import { isActive, isEnded, type RecordingStatus } from '@/shared/recording';
import type { Slot } from '../schedule/slot';

/** What the recording of an occurrence is to be like; changes are followed until its recorder is launched. */
export type RecordingWish = Slot & {
  title: string;
  url: string;
  quality: PresetName;
  view: View;
  chat: boolean;
  priority: Priority;
  waitSec: number;
  /** JSON of the protocol's `siteSteps`. */
  steps: string;
  /** The protocol's `siteName`; null = the address says it. */
  site: string | null;
};

export type SyncedRecording = RecordingWish & {
  id: string;
  status: RecordingStatus;
  statusDetail: string | null;
  startedAt: number | null;
  recordedSec: number;
  failure: Pick<Failure, 'message'> | null;
};

export type SyncAction =
  | { type: 'create' }
  | { type: 'change' }
  | { type: 'remove' }
  | { type: 'settle'; state: OccurrenceState; reason: string | null };

/** How long before its start the recording of an occurrence is made: far more than any restart takes. */
export const LEAD_MS = 24 * 60 * 60 * 1000;

/** Later than this is worth a word. */
const LATE_MS = 2 * 60 * 1000;

function describeLate(slot: Slot, startedAt: number | null): string | null {
  if (startedAt === null || startedAt - slot.startAt < LATE_MS) return null;
  return `It began ${Math.round((startedAt - slot.startAt) / 60_000)} minutes late.`;
}

/** What became of an occurrence whose recording has ended. */
function settle(slot: Slot, recording: SyncedRecording): SyncAction {
  const { status, failure, statusDetail } = recording;
  if (recording.recordedSec > 0) {
    const broken = status === 'failed' ? (failure?.message ?? 'It ended early.') : null;
    return { type: 'settle', state: 'recorded', reason: broken ?? describeLate(slot, recording.startedAt) };
  }
  if (status === 'cancelled') return { type: 'settle', state: 'skipped', reason: 'It was cancelled by hand.' };
  const why = failure?.message ?? statusDetail ?? 'Nothing was recorded.';
  return { type: 'settle', state: 'missed', reason: why };
}

const followed = [
  'startAt',
  'endAt',
  'expectedEndAt',
  'maxDurationSec',
  'title',
  'url',
  'quality',
  'view',
  'chat',
  'priority',
  'waitSec',
  'steps',
  'site',
] as const satisfies readonly (keyof RecordingWish)[];

function differs(wish: RecordingWish, recording: SyncedRecording): boolean {
  return followed.some((key) => wish[key] !== recording[key]);
}

/** What to do so that a planned occurrence has its recording and no other has one. Null = nothing. */
export function decideSync(
  state: OccurrenceState,
  wish: RecordingWish,
  recording: SyncedRecording | null,
  now: number,
): SyncAction | null {
  if (!recording) {
    const due = state === 'planned' && wish.startAt - now <= LEAD_MS && wish.expectedEndAt > now;
    return due ? { type: 'create' } : null;
  }
  if (isEnded(recording.status)) {
    const wentOn = (state === 'skipped' || state === 'cancelled') && recording.recordedSec > 0;
    return state === 'planned' || wentOn ? settle(wish, recording) : null;
  }
  // Once a recorder runs, it is not disturbed: stopping it is the user's to say.
  if (isActive(recording.status)) return null;
  if (state !== 'planned') return { type: 'remove' };
  return differs(wish, recording) ? { type: 'change' } : null;
}
