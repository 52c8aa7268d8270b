import { expect, test } from 'vitest';
import { type RecorderJob, type RecorderResult, recorderResult } from '../protocol/index';
import { setUpBench } from './support/set-up-bench';
import { groupMembers } from './support/start-recorder';

const bench = setUpBench();

async function tryOut(where: string, more: Partial<RecorderJob>): Promise<RecorderResult> {
  const recorder = bench.start(where, more);
  expect(await recorder.exited, recorder.output()).toBe(0);
  const line = recorder.output().trim().split('\n').at(-1) ?? '';
  await expect.poll(() => groupMembers(recorder.pid)).toEqual([]);
  // Nobody is told anything: a probe is not a recording.
  expect(bench.app().events).toEqual([]);
  return recorderResult.parse(JSON.parse(line));
}

test('a probe tells what is live, with its title and whether it can be heard', async () => {
  const live = await tryOut('/muted', { mode: 'probe' });
  expect(live).toMatchObject({ type: 'probe', live: true, title: 'Muted autoplay (fixture)', hasSound: true });
  expect(live.tookMs).toBeLessThan(30_000);
});

test('a probe tells why nothing is live: a sign, no player, no page, a meeting', async () => {
  bench.sites().control('twitch-like', 'goOffline');
  expect(await tryOut('/twitch-like', { mode: 'probe', site: 'twitch' })).toMatchObject({
    live: false,
    reason: 'Offline',
  });
  expect(await tryOut('/http-404', { mode: 'probe' })).toMatchObject({ live: null, failure: { code: 'http_error' } });
  expect(await tryOut('/zoom-normal', { mode: 'probe', site: 'zoom' })).toMatchObject({ live: null });
  const visits = bench
    .sites()
    .visits()
    .map(({ path }) => path);
  expect(visits.filter((path) => path.startsWith('/note/zoom-normal/join'))).toEqual([]);
});

test.each([
  ['/youtube-bot-wall', 'youtube', 'bot_wall'],
  ['/youtube-sign-in', 'youtube', 'sign_in_required'],
  ['/youtube-captcha', 'youtube', 'captcha'],
  ['/drm', undefined, 'protected_media'],
  ['/no-media', undefined, 'no_media'],
] as const)('a probe that does not get to see a broadcast says so, not “offline”: %s', async (where, site, code) => {
  const result = await tryOut(where, { mode: 'probe', ...(site ? { site } : {}) });
  expect(result).toMatchObject({ type: 'probe', live: null, failure: { code, stage: 'probe' } });
});

test('what was kept of a broadcast is not live where only a broadcast is wanted', async () => {
  const wanted = { mode: 'probe', site: 'youtube' } as const;
  const kept = await tryOut('/youtube-past', { ...wanted, liveOnly: true });
  expect(kept).toMatchObject({ live: false, reason: expect.stringMatching(/over/) });
  expect(await tryOut('/youtube-past', wanted)).toMatchObject({ live: true });
  expect(await tryOut('/youtube-like', { ...wanted, liveOnly: true })).toMatchObject({ live: true });
});

const steps = [{ type: 'open sesame', into: '#code' }, { click: 'text=Enter the hall' }, { waitFor: 'video' }];

test('steps are tried with a picture after each, and the one that fails is named', async () => {
  const good = await tryOut('/steps', { mode: 'steps', steps });
  if (good.type !== 'steps') throw new Error('not steps');
  expect(good).toMatchObject({ ok: true, title: 'Behind a form (fixture)' });
  expect(good.shots.map(({ what, ok }) => [what, ok])).toEqual([
    ['open the page', true],
    ['type into #code', true],
    ['click text=Enter the hall', true],
    ['wait for video', true],
  ]);
  const pictures = good.shots.map(({ jpeg }) => jpeg ?? '');
  for (const picture of pictures) expect(Buffer.from(picture, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
  expect(pictures[1]).not.toBe(pictures[3]);
  const bad = await tryOut('/steps', {
    mode: 'steps',
    steps: [{ click: '#nowhere', timeoutSec: 1 }, { press: 'Enter' }],
  });
  expect(bad).toMatchObject({ ok: false, failure: { code: 'step_failed', fault: 'user' } });
  if (bad.type === 'steps') expect(bad.shots).toHaveLength(2);
});

test('a probe does the steps first: without them there is nothing to see, and with them it ends when their sign is there', async () => {
  const wanted: Partial<RecorderJob> = { mode: 'probe', steps: [...steps, { runUntil: '#sign' }] };
  expect(await tryOut('/steps', { mode: 'probe' })).not.toMatchObject({ live: true });
  expect(await tryOut('/steps', wanted)).toMatchObject({ live: true, title: 'Behind a form (fixture)' });
  bench.sites().control('steps', 'end');
  expect(await tryOut('/steps', wanted)).toMatchObject({ live: false });
  const wrong = await tryOut('/steps', {
    mode: 'probe',
    steps: [{ type: 'a secret', into: '#nowhere', timeoutSec: 1 }],
  });
  expect(wrong).toMatchObject({ live: null, failure: { code: 'step_failed' } });
  expect(JSON.stringify(wrong)).not.toContain('a secret');
});

test('steps lead to a broadcast that is recorded until what they wait for appears; what was typed is never told', async () => {
  const recorder = bench.start('/steps', { steps: [...steps, { runUntil: '#sign' }], graceSec: 60 });
  await bench.app().until('recording', () => bench.app().states().includes('recording'));
  bench.sites().control('steps', 'end');
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(bench.app().lastState()).toMatchObject({ state: 'finished', finish: 'stream_ended' });
  expect(recorder.output() + JSON.stringify(bench.app().events)).not.toContain('open sesame');
});
