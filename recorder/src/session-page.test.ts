import { expect, test } from 'vitest';
import { createWorld } from '../test/support/session-world';

// What the page says of itself, and what is really recorded.

test('a waiting room is told and never counted as recording; who is never let in is told so', async () => {
  const world = createWorld();
  const detail = 'In the waiting room: the host has to let the recorder in.';
  world.page.entrance = { in: false, detail, waits: true, late: 'never_admitted' };
  const result = await world.run({ waitSec: 40 });
  expect(world.names()).toEqual(['starting', 'opening', 'waiting', 'failed']);
  expect(result.failure).toMatchObject({ code: 'never_admitted', stage: 'waiting' });
  const admitted = createWorld();
  admitted.page.entrance = { in: false, detail, waits: true, late: 'never_admitted' };
  admitted.clock.at(30, () => {
    admitted.page.entrance = { in: true };
  });
  expect((await admitted.run({ durationSec: 5, waitSec: 60 })).state).toBe('finished');
});

test('forms and dialogs may take longer than the user is ready to wait for a person', async () => {
  const world = createWorld();
  world.page.entrance = { in: false, detail: 'Joining the meeting.', waits: false, late: 'never_admitted' };
  world.clock.at(30, () => {
    world.page.entrance = { in: true };
  });
  expect((await world.run({ durationSec: 5, waitSec: 5 })).state).toBe('finished');
});

test('a page that says it is over ends the recording at once; one that threw us out is said so', async () => {
  const ended = createWorld();
  ended.clock.at(20, () => {
    ended.page.more = { over: { how: 'ended', detail: 'The host ended the meeting.' } };
  });
  await ended.run({ graceSec: 300 });
  expect(ended.states.at(-1)).toEqual({ state: 'finished', finish: 'stream_ended' });
  expect((ended.clock.now() - ended.clock.start) / 1000).toBeLessThan(25);
  const removed = createWorld();
  removed.clock.at(20, () => {
    removed.page.more = { over: { how: 'removed', detail: 'The host removed the recorder.' } };
  });
  expect((await removed.run()).failure).toMatchObject({ code: 'removed', stage: 'recording' });
});

test('a wall is a failure of its own, and a sign that says offline is waited out', async () => {
  const walled = createWorld();
  walled.page.more = { wall: 'bot_wall' };
  expect((await walled.run()).failure?.code).toBe('bot_wall');
  const later = createWorld();
  later.clock.at(20, () => {
    later.page.media = 'none';
    later.page.more = { wall: 'sign_in_required' };
  });
  expect((await later.run({ graceSec: 300 })).failure).toMatchObject({ code: 'sign_in_required', stage: 'recording' });
  const offline = createWorld();
  offline.page.media = 'none';
  offline.page.more = { notice: 'Live in 5 minutes' };
  offline.clock.at(50, () => {
    offline.page.media = 'live';
    offline.page.more = {};
  });
  expect((await offline.run({ durationSec: 5 })).state).toBe('finished');
  expect(offline.names()).toContain('waiting');
});

test('a black recording of a player that is not black is healed step by step, and goes on with a new recorder at last', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.picture = { black: true, still: true };
    world.page.own = { black: false, print: 'a' };
  });
  const result = await world.run({ durationSec: 400, graceSec: 30 });
  const points = world.marks.filter(({ phase }) => phase === 'point').map(({ detail }) => detail.split('; ')[1]);
  expect(points).toEqual([
    'pressed play again.',
    'removed what lay over the player.',
    'reloaded the page.',
    'started the browser anew.',
    'a new recorder goes on.',
  ]);
  expect(result.failure).toMatchObject({ code: 'browser_failed', retryable: true, stage: 'recording' });
});

test('a broadcast that is black itself, or slides with a voice, are marked and left alone', async () => {
  const black = createWorld();
  black.page.picture = { black: true, still: true };
  black.page.own = { black: true, print: 'a' };
  await black.run({ durationSec: 120 });
  expect(black.marks.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual(['black begin']);
  const slides = createWorld();
  slides.page.picture = { black: false, still: true };
  slides.page.own = { black: false, print: 'a' };
  await slides.run({ durationSec: 300 });
  expect(slides.marks.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual(['still begin']);
  expect(slides.log).not.toContain('reload');
});

test('a standing picture without any sound is healed by the ladder once, then taken for the broadcast itself', async () => {
  const world = createWorld();
  world.page.picture = { black: false, still: true };
  world.page.own = { black: false, print: 'a' };
  world.page.peak = -90;
  const result = await world.run({ durationSec: 600, graceSec: 30 });
  expect(result.state).toBe('finished');
  expect(world.log.filter((step) => step === 'reload')).toHaveLength(1);
  expect(world.log.filter((step) => step === 'browser.start')).toHaveLength(2);
});

test('silence of a moving picture is healed by the ladder, twice; then only unmuted, for that is how the broadcast is', async () => {
  const world = createWorld();
  const quietFrom = (from: number, to: number) => {
    world.clock.at(from, () => {
      world.page.peak = -90;
    });
    world.clock.at(to, () => {
      world.page.peak = -6;
    });
  };
  for (const from of [10, 210, 410]) quietFrom(from, from + 150);
  const result = await world.run({ durationSec: 700, graceSec: 30 });
  expect(result.state).toBe('finished');
  const steps = world.marks.filter(({ kind, phase }) => kind === 'silent' && phase === 'point');
  const climb = [
    'pressed play again.',
    'removed what lay over the player.',
    'reloaded the page.',
    'started the browser anew.',
  ];
  expect(steps.map(({ detail }) => detail.split('; ')[1])).toEqual([...climb, ...climb, ...climb.slice(0, 2)]);
  expect(world.log.filter((step) => step === 'reload')).toHaveLength(2);
  expect(world.marks.filter(({ kind }) => kind === 'healed')).toHaveLength(3);
});

test('a meeting in which nobody speaks is not loaded again', async () => {
  const world = createWorld();
  world.page.more = { sure: true };
  world.page.peak = -90;
  await world.run({ durationSec: 200, graceSec: 30 });
  expect(world.marks.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual(['silent begin']);
  expect(world.log).not.toContain('reload');
});

test('a player that took another one’s place and plays by itself is driven all the same: for sound, and to fill the frame', async () => {
  const world = createWorld();
  let drivenAt: number | null = null;
  world.clock.at(20, () => {
    world.page.driven = false;
    world.log.length = 0;
  });
  world.clock.at(30, () => {
    drivenAt = world.log.filter((line) => line === 'drive').length;
  });
  await world.run({ durationSec: 40 });
  expect(drivenAt).toBe(1);
  expect(world.page.driven).toBe(true);
  expect(world.marks).toEqual([]);
});
