import { setTimeout as sleep } from 'node:timers/promises';
import { listFigures, median } from '../median';
import { cardUrl, untilFinished, untilPackaged } from '../record-card';
import type { BenchContext, BenchPart, Row } from '../row';
import { waitFor } from '../wait-for';
import { type BenchApp, withApp } from '../with-app';
import { percentile } from './agenda-precision';
import { storedSegments } from './start';

const group = 'scheduled';
const RUNS = 5;
const BAR_SEC = 1;
/** Far enough ahead for the planner, which looks every ten seconds at the latest, and the pre-warming. */
const AHEAD_MS = 30_000;
/** An event may not be shorter. */
const EVENT_SEC = 60;
const RECORDED_MS = 4_000;

/** The recording that the planner made of an event. */
async function untilPlanned(app: BenchApp, eventId: string, signal: AbortSignal): Promise<string> {
  const span = () => ({ from: Date.now() - 60_000, to: Date.now() + 3_600_000 });
  const look = async () => {
    const { items } = await app.api.schedule.board.query(span());
    return items.find((item) => item.eventId === eventId)?.recordingId ?? null;
  };
  return waitFor('the event is planned', look, { seconds: AHEAD_MS / 1000, signal, everyMs: 250 });
}

/**
 * Seconds from the planned time of an event to the first picture, by the wall clock that the recorder stamped the picture
 * with; negative = before it.
 */
async function measureEvent(app: BenchApp, signal: AbortSignal): Promise<number> {
  const startAt = Math.ceil((Date.now() + AHEAD_MS) / 1000) * 1000;
  const startLocal = new Date(startAt).toISOString().slice(0, 19);
  const { id: eventId } = await app.api.events.create.mutate({
    title: 'Bench',
    url: await cardUrl(app),
    timeZone: 'UTC',
    startLocal,
    durationSec: EVENT_SEC,
    rrule: null,
    paddingBeforeSec: 0,
    paddingAfterSec: 0,
  });
  const id = await untilPlanned(app, eventId, signal);
  const { videoId } = await app.api.recordings.get.query({ id });
  const first = async () => (await storedSegments(app, videoId))[0] ?? null;
  const firstAt = await waitFor('a first segment is stored', first, { seconds: AHEAD_MS / 1000 + 60, signal });
  await sleep(Math.max(0, startAt + RECORDED_MS - Date.now()), undefined, { signal });
  await app.api.recordings.stop.mutate({ id });
  await untilFinished(app, id, signal, 60);
  await untilPackaged(app, videoId, signal);
  return (firstAt - startAt) / 1000;
}

function rowsOf(late: readonly number[]): Row[] {
  const latest = Math.max(...late);
  const error = percentile(
    late.map((seconds) => Math.max(0, seconds)),
    0.95,
  );
  const note = `${listFigures(late, 2)} after the planned time; median ${median(late).toFixed(2)}; negative = before it. By the clock that the recorder stamps the first picture with.`;
  return [
    {
      ...{ group, what: `planned events: what is missed of the beginning, p95 of ${late.length}, s`, ours: error },
      peer: null,
      bar: { text: `<= ${BAR_SEC} s`, holds: error <= BAR_SEC },
      note,
    },
    {
      ...{ group, what: 'planned events: latest first picture after the planned time, s', ours: latest, peer: null },
      bar: { text: '<= 0 s', holds: latest <= 0 },
    },
  ];
}

/** From the time of an event, through the planner and the pre-warmed recorder, to the clock of its first picture. */
export const scheduledPart: BenchPart = {
  name: group,
  run: (context: BenchContext) =>
    withApp(context, {}, async (app) => {
      const late: number[] = [];
      for (let run = context.quick ? RUNS - 1 : 0; run < RUNS; run += 1) {
        late.push(await measureEvent(app, context.signal));
        context.say(`event ${late.length}: first picture ${late.at(-1)?.toFixed(2)} s after its time`);
      }
      return rowsOf(late);
    }),
};
