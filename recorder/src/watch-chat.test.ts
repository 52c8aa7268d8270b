import { expect, test } from 'vitest';
import type { HealthMark, RecorderState } from '../protocol/index';
import { createFakeClock } from '../test/support/fake-clock';
import { watchForChat } from './watch-chat';

/** Watches for `forSec` what `plan` does to a chat; answers the marks, with their seconds. */
async function watched(plan: (world: World) => void, { expected, forSec }: { expected: boolean; forSec: number }) {
  const clock = createFakeClock();
  const marks: string[] = [];
  const world: World = { gauges: { state: 'recording' }, chat: false, at: clock.at };
  plan(world);
  const mark = ({ at, kind, phase }: HealthMark) => {
    expect(kind).toBe('chat_unavailable');
    marks.push(`${phase} ${Math.round((at - clock.start) / 1000)}`);
  };
  const over = new Promise<void>((resolve) => clock.at(forSec, resolve));
  const found = async () => world.chat;
  const stop = watchForChat({ expected, found, clock, gauges: world.gauges, report: { mark, log: () => undefined } });
  await over;
  await stop();
  return marks;
}
type World = { gauges: { state: RecorderState }; chat: boolean; at: (sec: number, act: () => void) => void };

const set = (world: World, sec: number, chat: boolean) =>
  world.at(sec, () => {
    world.chat = chat;
  });

test('a chat that dies in mid-recording is marked once, and its return as well', async () => {
  const dies = (world: World) => {
    world.chat = true;
    set(world, 100, false);
    set(world, 200, true);
    set(world, 300, false);
  };
  expect(await watched(dies, { expected: true, forSec: 400 })).toEqual(['begin 120', 'end 200', 'begin 320']);
  expect(await watched(dies, { expected: false, forSec: 290 })).toEqual(['begin 120', 'end 200']);
});

test('a chat that never was is missed only where there should be one', async () => {
  const nothing = () => undefined;
  expect(await watched(nothing, { expected: true, forSec: 100 })).toEqual(['begin 20']);
  expect(await watched(nothing, { expected: false, forSec: 100 })).toEqual([]);
});

test('a page that is loaded again, or waits for its broadcast, may be without it', async () => {
  const reloads = (world: World) => {
    world.chat = true;
    set(world, 30, false);
    set(world, 44, true);
  };
  expect(await watched(reloads, { expected: true, forSec: 100 })).toEqual([]);
  const pauses = (world: World) => {
    world.gauges.state = 'waiting';
  };
  expect(await watched(pauses, { expected: true, forSec: 100 })).toEqual([]);
});
