import type { RecordingView } from '@/shared/views';
import { stepTexts } from '@/texts/recordings';

export type Step = { label: string; state: 'done' | 'current' | 'todo' | 'skipped' | 'failed'; at: number | null };

const order = ['scheduled', 'starting', 'opening', 'waiting', 'recording', 'finishing', 'finished'] as const;
type Place = (typeof order)[number];

type Told = Pick<RecordingView, 'status' | 'createdAt' | 'startedAt' | 'finishedAt' | 'failure' | 'reachedAt'>;

/** How far it came: for one that failed the place where it did, for a cancelled one the last it got to. */
function reached({ status, failure, startedAt, reachedAt }: Told): Place {
  if (status === 'queued') return 'scheduled';
  if (status !== 'failed' && status !== 'cancelled') return status;
  const stage = order.find((place) => place === failure?.stage);
  if (stage) return stage;
  if (startedAt !== null) return 'recording';
  return (['waiting', 'opening', 'starting'] as const).find((each) => reachedAt[each] !== undefined) ?? 'scheduled';
}

const { steps: names } = stepTexts;

const shown: readonly { name: keyof typeof names; places: readonly Place[] }[] = [
  { name: 'scheduled', places: ['scheduled'] },
  { name: 'starting', places: ['starting'] },
  { name: 'opening', places: ['opening'] },
  { name: 'waiting', places: ['waiting'] },
  { name: 'recording', places: ['recording', 'finishing'] },
  { name: 'finished', places: ['finished'] },
];

/** The way of a recording from the wish to its end, with the times that are known. */
export function stateSteps(recording: Told): Step[] {
  // What waits after it was recorded has not gone back to the beginning.
  const paused = recording.status === 'waiting' && recording.startedAt !== null;
  const place = paused ? 'recording' : reached(recording);
  const { reachedAt } = recording;
  const current = shown.findIndex(({ places }) => places.includes(place));
  const ended = recording.status === 'failed' || recording.status === 'cancelled';
  const times: Record<string, number | null> = {
    scheduled: recording.createdAt,
    starting: reachedAt.starting ?? null,
    opening: reachedAt.opening ?? null,
    waiting: reachedAt.waiting ?? null,
    recording: recording.startedAt,
    finished: recording.finishedAt,
  };
  const steps = shown.map(({ name }, index): Step => {
    const label = paused && name === 'recording' ? names.paused : names[name];
    const at = times[name] ?? null;
    if (index > current) return { label, state: 'todo', at: null };
    if (index === current && place !== 'finished') return { label, state: 'current', at };
    // A broadcast that is live at once is not waited for.
    return { label, state: name === 'waiting' && at === null ? 'skipped' : 'done', at };
  });
  if (!ended) return steps;
  // What never came is left out; the last step says how it ended instead.
  const label = recording.status === 'failed' ? names.failed : names.cancelled;
  return [
    ...steps.slice(0, current + 1).map((step): Step => (step.state === 'current' ? { ...step, state: 'done' } : step)),
    { label, state: 'failed', at: recording.finishedAt },
  ];
}
