import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCardPage } from '../film-card';
import { listFigures, median } from '../median';
import { untilFinished, untilPackaged } from '../record-card';
import type { BenchContext, BenchPart, Row } from '../row';
import { firstFrame, readShownFrames, type ShownFrame, tellShownFrames, whenShown } from '../shown-frames';
import { waitFor } from '../wait-for';
import { type BenchApp, withApp } from '../with-app';
import { percentile } from './agenda-precision';
import { storedSegments } from './start';

const group = 'scheduled';
/** The fewest of which a p95 is not the largest. */
const RUNS = 20;
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

/** Seconds after the planned time: of the first picture by its own clock, and by the recorder's stamp. */
type Late = { shown: number; stamped: number };

/** When the first picture was on the page's screen, by the number in it: the page says when it showed that one. */
async function firstPictureAt(file: string, shown: readonly ShownFrame[], stampedAt: number): Promise<number> {
  const first = await firstFrame(file);
  const at = first && whenShown(shown, first.number, stampedAt);
  if (!first || at === null) throw new Error('The first picture has no number that the page showed.');
  return at - first.timeSec * 1000;
}

async function measureEvent(
  app: BenchApp,
  card: { url: string; shown: readonly ShownFrame[] },
  signal: AbortSignal,
): Promise<Late> {
  const startAt = Math.ceil((Date.now() + AHEAD_MS) / 1000) * 1000;
  const startLocal = new Date(startAt).toISOString().slice(0, 19);
  const { id: eventId } = await app.api.events.create.mutate({
    title: 'Bench',
    url: card.url,
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
  const stampedAt = await waitFor('a first segment is stored', first, { seconds: AHEAD_MS / 1000 + 60, signal });
  await sleep(Math.max(0, startAt + RECORDED_MS - Date.now()), undefined, { signal });
  await app.api.recordings.stop.mutate({ id });
  const { file } = await untilFinished(app, id, signal, 60);
  const shownAt = await firstPictureAt(file, card.shown, stampedAt);
  await untilPackaged(app, videoId, signal);
  return { shown: (shownAt - startAt) / 1000, stamped: (stampedAt - startAt) / 1000 };
}

function rowsOf(all: readonly Late[]): Row[] {
  const late = all.map(({ shown }) => shown);
  const latest = Math.max(...late);
  const error = percentile(
    late.map((seconds) => Math.max(0, seconds)),
    0.95,
  );
  const apart = Math.max(...all.map(({ shown, stamped }) => Math.abs(stamped - shown)));
  const note = `${listFigures(late, 2)} after the planned time; median ${median(late).toFixed(2)}; negative = before it. By the number in the first picture of the file, and when the page showed that picture by its own clock; what the recorder stamps the picture with is at most ${apart.toFixed(2)} s from that.`;
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
      const shown: ShownFrame[] = [];
      const onPost = (text: string) => {
        shown.push(...readShownFrames(text));
      };
      const measureAll = async (url: string) => {
        const late: Late[] = [];
        for (let run = context.quick ? RUNS - 1 : 0; run < RUNS; run += 1) {
          shown.length = 0;
          late.push(await measureEvent(app, { url, shown }, context.signal));
          context.say(`event ${late.length}: first picture ${late.at(-1)?.shown.toFixed(2)} s after its time`);
        }
        return rowsOf(late);
      };
      const card = path.join(context.root, 'public/testcard/card.mp4');
      return withCardPage(context.root, card, measureAll, { script: tellShownFrames, onPost });
    }),
};
