import { expect, test } from 'vitest';
import { setUpBench } from './support/set-up-bench';

const bench = setUpBench();
const told = (kind: string) => bench.app().told(kind);

test('a picture that is covered, turns black or stands still although the player plays is noticed in the recording, and healed', async () => {
  const recorder = bench.start('/strange-output', { view: 'page', graceSec: 30 });
  await bench.app().until('recording', () => bench.app().states().includes('recording'));
  bench.sites().control('strange-output', 'cover');
  await bench.app().until('uncovered', () => told('healed').length === 1, 110_000);
  expect(told('healed')[0]).toMatch(/removed what lay over the player/);
  bench.sites().control('strange-output', 'black');
  await bench.app().until('reloaded', () => told('healed').length === 2, 120_000);
  expect(told('healed')[1]).toMatch(/reloaded the page/);
  // With sound it could be a slide, and is left standing for longer.
  bench.sites().control('strange-output', 'silence');
  bench.sites().control('strange-output', 'still');
  await bench.app().until('reloaded again', () => told('healed').length === 3, 150_000);
  expect(told('healed')[2]).toMatch(/reloaded the page/);
  expect(told('still').slice(0, 2)).toEqual([
    'begin: The recorded picture does not change.',
    'point: The recorded picture does not change; pressed play again.',
  ]);
  bench.app().command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  const marks = told('black');
  expect(marks.filter((one) => one === 'begin: The recorded picture is black.')).toHaveLength(2);
  expect(marks.filter((one) => one === 'end: The recorded picture is back.')).toHaveLength(2);
  expect(told('frozen')).toEqual([]);
}, 450_000);
