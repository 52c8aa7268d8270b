import type { BenchContext, BenchPart, Row } from '../row';
import { type Kills, measureKills } from './agenda-kills';
import { measurePrecision, type Precision, percentile } from './agenda-precision';
import { type Store, withEachStore } from './agenda-store';

const group = 'agenda';
const START_BAR_MS = 50;
const LATE_BAR_SEC = 5;

function precisionRows({ name, note }: Store, { count, spreadSec, ours, timers }: Precision): Row[] {
  const figures = (share: number) => ({
    ours: percentile(ours, share),
    peer: { name: 'bare setTimeout', value: percentile(timers, share) },
  });
  const what = (which: string) =>
    `start error of ${count} jobs in ${spreadSec} s, 50 at one instant, ${which}, ms: ${name}`;
  const p99 = figures(0.99);
  return [
    { group, what: what('p50'), ...figures(0.5), bar: null },
    {
      group,
      what: what('p99'),
      ...p99,
      bar: { text: `<= ${START_BAR_MS} ms`, holds: p99.ours <= START_BAR_MS },
      note: `One worker process; the timers in another at the same time, 300 ms apart. Worst: ${Math.max(...ours).toFixed(1)} ms. ${note}`,
    },
  ];
}

function killRows({ name, note }: Store, { rounds, count, missed, doubled, repeated, latestMs }: Kills): Row[] {
  const late = latestMs / 1000;
  const what = (which: string) => `${which}: ${count} jobs, two workers, ${rounds} x kill -9: ${name}`;
  const none = (value: number) => ({ ours: value, peer: null, bar: { text: '0', holds: value === 0 } });
  return [
    { group, what: what('jobs missed'), ...none(missed) },
    {
      group,
      what: what('jobs doubled'),
      ...none(doubled),
      note: `Done to the end twice, though who did it first lived on. ${repeated} were repeated because of a kill: in the middle of the work, or between its end and the note of it. ${note}`,
    },
    {
      group,
      what: what('latest first start, s'),
      ours: late,
      peer: null,
      bar: { text: `<= ${LATE_BAR_SEC} s`, holds: late <= LATE_BAR_SEC },
    },
  ];
}

/** How precisely jobs start, and that none is lost or doubled when workers are killed, on both backends of the queue. */
export const agendaPart: BenchPart = {
  name: group,
  async run(context: BenchContext): Promise<Row[]> {
    const rows: Row[] = [];
    await withEachStore(context, 'precision', async (store) => {
      rows.push(...precisionRows(store, await measurePrecision(context, store)));
    });
    await withEachStore(context, 'kills', async (store) => {
      rows.push(...killRows(store, await measureKills(context, store)));
    });
    return rows;
  },
};
