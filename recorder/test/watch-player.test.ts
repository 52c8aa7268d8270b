import { expect, test } from 'vitest';
import { setUpBench } from './support/set-up-bench';

const bench = setUpBench();
const told = (kind: string) => bench.app().told(kind);

test('a player that is paused, frozen, stalled or muted is healed by the step that helps, and each step is marked', async () => {
  const recorder = bench.start('/channel', { durationSec: 5, graceSec: 60 });
  await bench.app().until('waiting', () => bench.app().states().includes('waiting'));
  // All of this takes longer than was asked for at first.
  bench.app().command({ type: 'lengthen', durationSec: 600 });
  await bench
    .app()
    .until('a heartbeat, which is answered with that', () =>
      bench.app().events.some((event) => event.type === 'heartbeat' && event.state === 'waiting'),
    );
  bench.sites().control('channel', 'goLive');
  await bench.app().until('recording', () => bench.app().states().includes('recording'));

  bench.sites().control('channel', 'pause');
  await bench.app().until('played again', () => told('healed').length === 1);
  expect(told('healed')[0]).toMatch(/pressed play again/);

  for (const [index, command] of (['freeze', 'stall'] as const).entries()) {
    bench.sites().control('channel', command);
    await bench.app().until(`healed after ${command}`, () => told('healed').length === index + 2);
    expect(told('healed')[index + 1], command).toMatch(/reloaded the page/);
  }
  const climb = [
    'begin: The picture stood still.',
    'point: The picture stood still; pressed play again.',
    'point: The picture stood still; removed what lay over the player.',
    'point: The picture stood still; reloaded the page.',
    'end: Playing again.',
  ];
  const paused = [climb[0], climb[1], climb[4]];
  expect(told('frozen')).toEqual([...paused, ...climb, ...climb]);

  // Muting is taken back at once, which no mark is needed for.
  bench.sites().control('channel', 'mute');
  const mutedAt = Date.now();
  // The first heartbeat tells of the seconds before as well, when the page was loaded again.
  const heard = () =>
    bench
      .app()
      .events.flatMap((event) => (event.type === 'heartbeat' && event.at > mutedAt ? [event.audioDb] : []))
      .slice(1);

  bench.sites().control('channel', 'closeChat');
  await bench.app().until('the chat is missed', () => told('chat_unavailable').length === 1);
  bench.sites().control('channel', 'openChat');
  await bench.app().until('the chat is back', () => told('chat_unavailable').length === 2);
  expect(told('chat_unavailable')).toEqual([
    'begin: The chat of the page cannot be read.',
    'end: The chat can be read again.',
  ]);
  expect(heard().length).toBeGreaterThan(3);
  for (const peak of heard()) expect(peak).toBeGreaterThan(-70);
  expect(told('silent')).toEqual([]);

  bench.app().command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(bench.app().lastState()).toMatchObject({ state: 'finished', finish: 'stopped' });
  // All of it in one part: nothing of this ends a recording or tears it in two.
  expect([...bench.app().parts.keys()]).toEqual([1]);
}, 400_000);
