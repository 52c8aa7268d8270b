import type { RecordingView } from '@/shared/views';

export type Step = { label: string; state: 'done' | 'current' | 'todo' | 'failed'; at: number | null };

const order = ['scheduled', 'starting', 'opening', 'waiting', 'recording', 'finishing', 'finished'] as const;
type Place = (typeof order)[number];

type Told = Pick<RecordingView, 'status' | 'startAt' | 'createdAt' | 'startedAt' | 'finishedAt' | 'failure'>;

/** How far it came: for one that failed the place where it did. */
function reached({ status, failure, startedAt }: Told): Place {
  if (status === 'queued') return 'scheduled';
  if (status !== 'failed' && status !== 'cancelled') return status;
  const stage = order.find((place) => place === failure?.stage);
  return stage ?? (startedAt === null ? 'scheduled' : 'recording');
}

const shown: readonly { label: string; places: readonly Place[] }[] = [
  { label: 'Scheduled', places: ['scheduled'] },
  { label: 'Starting', places: ['starting'] },
  { label: 'Opening', places: ['opening'] },
  { label: 'Waiting', places: ['waiting'] },
  { label: 'Recording', places: ['recording', 'finishing'] },
  { label: 'Finished', places: ['finished'] },
];

/** The way of a recording from the wish to its end, with the times that are known. */
export function stateSteps(recording: Told): Step[] {
  const place = reached(recording);
  const current = shown.findIndex(({ places }) => places.includes(place));
  const ended = recording.status === 'failed' || recording.status === 'cancelled';
  const times: Record<string, number | null> = {
    Scheduled: recording.createdAt,
    Starting: current >= 1 ? recording.startAt : null,
    Recording: recording.startedAt,
    Finished: recording.finishedAt,
  };
  const steps = shown.map(({ label }, index): Step => {
    const here = index === current && place !== 'finished';
    const state = here ? (ended ? 'failed' : 'current') : index <= current ? 'done' : 'todo';
    return { label, state, at: state === 'todo' && !ended ? null : (times[label] ?? null) };
  });
  if (!ended) return steps;
  // What never came is left out; the last step says how it ended instead.
  const label = recording.status === 'failed' ? 'Failed' : 'Cancelled';
  return [
    ...steps.slice(0, current + 1).map((step): Step => ({ ...step, state: 'done' })),
    { label, state: 'failed', at: recording.finishedAt },
  ];
}
