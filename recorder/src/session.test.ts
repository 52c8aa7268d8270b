import { expect, test } from 'vitest';
import { createWorld } from '../test/support/session-world';
import { RecorderFailure } from './failure';

test('records for the wanted time and passes through the states in order', async () => {
  const world = createWorld();
  const result = await world.run({ durationSec: 30 });
  expect(result).toMatchObject({ state: 'finished', failure: null, handedOver: true });
  expect(world.names()).toEqual(['starting', 'opening', 'recording', 'finishing', 'finished']);
  expect(world.states.at(-1)).toMatchObject({ finish: 'duration' });
  expect(world.clock.now() - world.clock.start).toBeLessThan(35_000);
});

test('stops what it started in reverse order before handing over', async () => {
  const world = createWorld();
  await world.run({ durationSec: 5 });
  const lifecycle = world.log.filter((step) => step !== 'drive');
  expect(lifecycle).toEqual([
    ...['machine.start', 'browser.start', 'browser.open', 'capture.start'],
    ...['capture.stop', 'browser.stop', 'machine.stop', 'hand over'],
  ]);
});

test('does not call it recording before bytes grew', async () => {
  const world = createWorld();
  world.page.grows = false;
  const result = await world.run({ durationSec: 30 });
  expect(world.names()).not.toContain('recording');
  expect(result.failure?.code).toBe('capture_failed');
});

test('waits for a broadcast that begins later', async () => {
  const world = createWorld();
  world.page.media = 'paused';
  world.page.playable = false;
  world.clock.at(20, () => {
    world.page.media = 'live';
  });
  await world.run({ durationSec: 5 });
  expect(world.names()).toEqual(['starting', 'opening', 'waiting', 'recording', 'finishing', 'finished']);
});

test('a broadcast that never begins fails as never_live, and says so to the app', async () => {
  const world = createWorld();
  world.page.media = 'paused';
  world.page.playable = false;
  const result = await world.run({ waitSec: 40 });
  expect(result.failure).toMatchObject({ code: 'never_live', stage: 'waiting', retryable: true });
  expect(world.states.at(-1)).toEqual({ state: 'failed', code: 'never_live' });
});

test('a page without media fails after about twenty seconds in view player, and is recorded in view page', async () => {
  const world = createWorld();
  world.page.media = 'none';
  expect((await world.run()).failure?.code).toBe('no_media');
  expect(world.clock.now() - world.clock.start).toBeLessThan(25_000);
  const other = createWorld();
  other.page.media = 'none';
  expect((await other.run({ view: 'page', durationSec: 10 })).state).toBe('finished');
});

test('copy-protected media are not recorded', async () => {
  const world = createWorld();
  world.page.media = 'protected';
  expect((await world.run()).failure?.code).toBe('protected_media');
});

test('a failure to open the page is reported with its own code', async () => {
  const world = createWorld();
  world.page.opened = async () => {
    throw new RecorderFailure('http_error');
  };
  const result = await world.run();
  expect(result.failure).toMatchObject({ code: 'http_error', stage: 'opening', fault: 'site' });
  expect(world.log).toContain('machine.stop');
});

test('a stop while recording finishes with its reason; before that it is an interruption', async () => {
  const world = createWorld();
  world.clock.at(10, () => world.stop.request('stopped'));
  await world.run();
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'stopped' });
  const early = createWorld();
  early.stop.request('signal');
  expect((await early.run()).failure?.code).toBe('interrupted');
});

test('the end of the stream is waited out for the grace, then the recording is finished', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.media = 'ended';
  });
  await world.run({ graceSec: 10 });
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'stream_ended' });
  expect(world.log).not.toContain('reload');
  const seconds = (world.clock.now() - world.clock.start) / 1000;
  expect(seconds).toBeGreaterThanOrEqual(30);
  expect(seconds).toBeLessThan(34);
});

test('a broadcast that is back before its end is certain goes on in the same part', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.media = 'ended';
  });
  world.clock.at(25, () => {
    world.page.media = 'live';
  });
  await world.run({ durationSec: 60 });
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'duration' });
  expect(world.marks.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual([
    'stream_ended begin',
    'stream_ended end',
    'healed point',
  ]);
  expect(world.log.filter((step) => step === 'capture.start')).toHaveLength(1);
});

test('a frozen picture is healed by playing, then reloading, then a new browser', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.media = 'frozen';
  });
  world.clock.at(55, () => {
    world.page.media = 'live';
  });
  await world.run({ durationSec: 80 });
  const points = world.marks.filter(({ phase }) => phase === 'point').map(({ detail }) => detail);
  expect(points).toEqual([
    'The picture stood still; pressed play again.',
    'The picture stood still; removed what lay over the player.',
    'The picture stood still; reloaded the page.',
    'The picture stood still; started the browser anew.',
    expect.stringMatching(/^Playing again after \d+ s: started the browser anew\.$/),
  ]);
  expect(world.names().at(-1)).toBe('finished');
});

test('a browser that is gone is started anew at once, without a new part', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.gone = 'The browser ended.';
  });
  await world.run({ durationSec: 40 });
  expect(world.marks.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual([
    'browser_gone begin',
    'browser_gone point',
    'browser_gone end',
    'healed point',
  ]);
  expect(world.log.filter((step) => step === 'browser.start')).toHaveLength(2);
  expect(world.log.filter((step) => step === 'capture.start')).toHaveLength(1);
});

test('a capture that dies goes on as the next part; one that keeps dying fails', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.captureAlive = false;
  });
  await world.run({ durationSec: 40 });
  expect(world.log.filter((step) => step === 'capture.start')).toHaveLength(2);
  expect(world.names().at(-1)).toBe('finished');
  const doomed = createWorld();
  for (let sec = 10; sec < 200; sec += 5) {
    doomed.clock.at(sec, () => {
      doomed.page.captureAlive = false;
    });
  }
  expect((await doomed.run({ durationSec: 300 })).failure?.code).toBe('capture_failed');
});

test.each([3_600_000, -3_600_000])(
  'a clock that is set by %i ms starts a new part and disturbs nothing else',
  async (ms) => {
    const world = createWorld();
    world.clock.at(20, () => world.clock.jump(ms));
    await world.run({ durationSec: 60 });
    expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'duration' });
    const tookSec = (world.clock.now() - world.clock.start) / 1000;
    expect(tookSec).toBeGreaterThan(59);
    expect(tookSec).toBeLessThan(70);
    expect(world.marks.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual([
      'capture_gone begin',
      'capture_gone end',
    ]);
    expect(world.marks[0]?.detail).toMatch(/clock of the machine was set/);
    expect(world.log.filter((step) => step === 'capture.start')).toHaveLength(2);
  },
);

test('an end by the clock follows a clock that is set; a small correction is left to ffmpeg', async () => {
  const world = createWorld();
  world.clock.at(20, () => world.clock.jump(600_000));
  await world.run({ endAt: new Date(world.clock.start + 630_000).toISOString() });
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'duration' });
  expect((world.clock.now() - world.clock.start) / 1000).toBeCloseTo(30, 0);
  const other = createWorld();
  other.clock.at(20, () => other.clock.jump(100));
  await other.run({ durationSec: 40 });
  expect(other.log.filter((step) => step === 'capture.start')).toHaveLength(1);
});

test('a recording is cut at its longest duration, however long the broadcast goes on', async () => {
  const world = createWorld();
  await world.run({ maxDurationSec: 90 });
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'max_duration' });
  expect((world.clock.now() - world.clock.start) / 1000).toBeCloseTo(90, -1);
});

test('a full disk ends the recording cleanly', async () => {
  const world = createWorld();
  world.clock.at(20, () => {
    world.page.freeMb = 50;
  });
  await world.run();
  expect(world.states.at(-1)).toEqual({ state: 'finished', finish: 'disk_full' });
});

test('an unexpected error of ours is reported as internal, and still everything is stopped', async () => {
  const world = createWorld();
  world.page.opened = async () => {
    throw new TypeError('boom');
  };
  const result = await world.run();
  expect(result.failure).toMatchObject({ code: 'internal', fault: 'jomo', retryable: true });
  expect(world.log.slice(-3)).toEqual(['browser.stop', 'machine.stop', 'hand over']);
});
