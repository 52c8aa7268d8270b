import { expect, test } from 'vitest';
import { setUpBench } from './support/set-up-bench';

const bench = setUpBench();
const told = (kind: string) => bench.app().told(kind);

test('sound that fails although the player plays is noticed in the recording, and healed by loading the page again', async () => {
  const recorder = bench.start('/strange-output', { view: 'page', graceSec: 30 });
  await bench.app().until('recording', () => bench.app().states().includes('recording'));
  bench.sites().control('strange-output', 'silence');
  await bench.app().until('healed', () => told('healed').length === 1, 180_000);
  expect(told('silent').slice(0, 2)).toEqual([
    'begin: No sound for a minute.',
    'point: Nothing is heard in the recording; pressed play again.',
  ]);
  expect(told('healed')[0]).toMatch(/reloaded the page/);
  bench.app().command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
}, 300_000);
