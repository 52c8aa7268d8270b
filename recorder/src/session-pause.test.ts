import { expect, test } from 'vitest';
import { createWorld } from '../test/support/session-world';

// A broadcast that ended and may come back: nothing is recorded meanwhile.

const GRACE_SEC = 300;
/** The most of a picture that says "ended" that may be at the end of a part. */
const SLATE_SEC = 15;

type World = ReturnType<typeof createWorld>;

/** A broadcast that ends after 20 s. */
function endingWorld() {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.media = 'ended';
  });
  return world;
}
const backAt = (world: World, sec: number) =>
  world.clock.at(sec, () => {
    world.page.media = 'live';
  });
const told = ({ marks }: World) => marks.map(({ kind, phase }) => `${kind} ${phase}`);

test('after the end nothing is recorded any more, and when the grace is over the recording has finished', async () => {
  const world = endingWorld();
  expect(await world.run({ graceSec: GRACE_SEC })).toMatchObject({ state: 'finished', failure: null });
  expect(world.names()).toEqual(['starting', 'opening', 'recording', 'waiting', 'finishing', 'finished']);
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'stream_ended' });
  expect(world.parts).toHaveLength(1);
  expect(world.parts[0]?.to).toBeGreaterThan(25);
  expect(world.parts[0]?.to).toBeLessThan(20 + SLATE_SEC);
  expect((world.clock.now() - world.clock.start) / 1000).toBeCloseTo(20 + GRACE_SEC, -1);
});

test('a restart within the grace is the next part, with the gap marked', async () => {
  const world = endingWorld();
  backAt(world, 200);
  expect(await world.run({ graceSec: GRACE_SEC, durationSec: 60 })).toMatchObject({ state: 'finished' });
  expect(world.names()).toEqual([
    ...['starting', 'opening', 'recording', 'waiting', 'recording'],
    ...['finishing', 'finished'],
  ]);
  expect(told(world)).toEqual(['stream_ended begin', 'stream_ended end', 'healed point', 'gap point']);
  const [first, second] = world.parts;
  expect(first?.to).toBeLessThan(20 + SLATE_SEC);
  expect(second?.from).toBeGreaterThanOrEqual(200);
  expect(second?.from).toBeLessThan(205);
  // What is asked for is counted in media, over both.
  const recorded = (first?.to ?? 0) - (first?.from ?? 0) + (second?.to ?? 0) - (second?.from ?? 0);
  expect(recorded).toBeGreaterThan(58);
  expect(recorded).toBeLessThan(64);
});

test('it may end and come back again and again; the grace begins anew with every end', async () => {
  const world = endingWorld();
  backAt(world, 200);
  world.clock.at(240, () => {
    world.page.media = 'ended';
  });
  backAt(world, 500);
  world.clock.at(540, () => {
    world.page.media = 'ended';
  });
  await world.run({ graceSec: GRACE_SEC });
  expect(world.parts).toHaveLength(3);
  expect((world.clock.now() - world.clock.start) / 1000).toBeCloseTo(540 + GRACE_SEC, -1);
});

test('a page that shows something else in the pause does not make it longer', async () => {
  const world = endingWorld();
  for (let sec = 60; sec < 900; sec += 60) {
    world.clock.at(sec, () => {
      world.page.media = sec % 120 === 0 ? 'ended' : 'none';
    });
  }
  await world.run({ graceSec: GRACE_SEC });
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'stream_ended' });
  expect(world.parts).toHaveLength(1);
  expect((world.clock.now() - world.clock.start) / 1000).toBeCloseTo(20 + GRACE_SEC, -1);
});

test('a stop, the planned end and a signal are obeyed in the pause', async () => {
  const stopped = endingWorld();
  stopped.clock.at(100, () => stopped.stop.request('stopped'));
  await stopped.run({ graceSec: GRACE_SEC });
  expect(stopped.states.at(-1)).toEqual({ state: 'finished', finish: 'stopped' });
  const over = endingWorld();
  await over.run({ graceSec: GRACE_SEC, endAt: new Date(over.clock.start + 100_000).toISOString() });
  expect(over.states.at(-1)).toEqual({ state: 'finished', finish: 'duration' });
  expect((over.clock.now() - over.clock.start) / 1000).toBeCloseTo(100, 0);
  const ended = endingWorld();
  ended.clock.at(100, () => ended.stop.request('signal'));
  await ended.run({ graceSec: GRACE_SEC });
  expect(ended.states.at(-1)).toEqual({ state: 'finished', finish: 'signal' });
});

test('a browser that is gone in the pause is had again, and a clock that is set then makes no part of its own', async () => {
  const world = endingWorld();
  world.clock.at(60, () => {
    world.page.gone = 'The browser ended.';
  });
  world.clock.at(100, () => world.clock.jump(3_600_000));
  backAt(world, 200);
  await world.run({ graceSec: GRACE_SEC, durationSec: 60 });
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'duration' });
  expect(world.parts).toHaveLength(2);
  expect(world.parts[1]?.from).toBeGreaterThanOrEqual(200);
});

test('media that neither a reload nor a new browser brings back are not recorded either', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.media = 'none';
    world.page.peak = -96;
  });
  backAt(world, 200);
  await world.run({ graceSec: GRACE_SEC, durationSec: 100 });
  expect(world.parts).toHaveLength(2);
  expect(world.parts[0]?.to).toBeLessThan(20 + 60);
  expect(told(world)).toContain('gap point');
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'duration' });
});

test('where the player seems lost but something is heard, that is recorded', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.media = 'none';
  });
  await world.run({ graceSec: GRACE_SEC });
  expect(world.parts).toHaveLength(1);
  expect(world.parts[0]?.to).toBeGreaterThan(20 + GRACE_SEC - 5);
});

test('a recorder that is to go on after the end waits for that alone, and has finished when nothing comes', async () => {
  const back = createWorld();
  back.page.media = 'none';
  back.clock.at(60, () => {
    back.page.media = 'live';
  });
  expect(await back.run({ resumes: true, waitSec: 120, durationSec: 10 })).toMatchObject({ state: 'finished' });
  expect(back.names()).toEqual(['starting', 'opening', 'waiting', 'recording', 'finishing', 'finished']);
  expect(told(back)).toEqual(['healed point']);
  const over = createWorld();
  over.page.media = 'none';
  expect(await over.run({ resumes: true, waitSec: 120 })).toMatchObject({ state: 'finished', failure: null });
  expect(over.states.at(-1)).toEqual({ state: 'finished', finish: 'stream_ended' });
  expect((over.clock.now() - over.clock.start) / 1000).toBeCloseTo(120, -1);
});
