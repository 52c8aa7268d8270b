import { describeFailure, type FailureCode } from '@jomo/recorder/protocol';
import { expect, test } from 'vitest';
import { createBrowserProbe, type TryOut } from './ask-browser';

const target = { site: 'other', url: 'https://a.example/', liveUrl: 'https://a.example/live' } as const;
const { signal } = new AbortController();
const seen = { type: 'probe', live: false, title: '', hasSound: null, reason: 'nothing moves', tookMs: 1 } as const;
const probeWith = (tryOut: TryOut, isFree = async () => true) => createBrowserProbe({ tryOut, isFree });

test('it looks at one page at a time, and only while there is room', async () => {
  let finish = () => {};
  const slow = probeWith(() => new Promise((resolve) => (finish = () => resolve(seen))));
  const first = slow.look(target, signal);
  expect(await slow.look(target, signal)).toEqual({ verdict: 'unknown', postponed: true });
  await Promise.resolve();
  finish();
  expect(await first).toMatchObject({ verdict: 'offline' });
  const crowded = probeWith(
    async () => seen,
    async () => false,
  );
  expect(await crowded.look(target, signal)).toEqual({ verdict: 'unknown', postponed: true });
});

const failing = (code: FailureCode) =>
  probeWith(async () => ({ ...seen, live: null, failure: describeFailure(code, 'probe') }));

test('what a browser cannot see is not offline, unless it saw it before', async () => {
  for (const code of ['no_media', 'protected_media'] as const) {
    expect(await failing(code).look(target, signal)).toEqual({ verdict: 'unknown' });
  }
  const meeting = probeWith(async () => ({ ...seen, live: null }));
  expect(await meeting.look(target, signal)).toEqual({ verdict: 'unknown' });
  const liveBefore = { ...target, liveBy: 'browser' } as const;
  for (const code of ['no_media', 'step_failed'] as const) {
    expect(await failing(code).look(liveBefore, signal)).toEqual({ verdict: 'offline' });
  }
  expect(await failing('no_media').look({ ...target, liveBy: 'hint' }, signal)).toEqual({ verdict: 'unknown' });
});

test('a wall is told from a page that could not be opened, and the next look is free again', async () => {
  for (const code of ['bot_wall', 'captcha', 'sign_in_required'] as const) {
    await expect(failing(code).look(target, signal)).rejects.toMatchObject({ kind: 'bot_wall' });
  }
  await expect(failing('step_failed').look(target, signal)).rejects.toMatchObject({ kind: 'helper' });
  const probe = failing('unreachable');
  await expect(probe.look(target, signal)).rejects.toMatchObject({ kind: 'unreachable' });
  await expect(probe.look(target, signal)).rejects.toMatchObject({ kind: 'unreachable' });
});

test('the page is looked at as what the user says it is, else as what its address says', async () => {
  const asked: unknown[] = [];
  const probe = probeWith(async (page) => {
    asked.push(page.site);
    return seen;
  });
  await probe.look(target, signal);
  await probe.look({ ...target, site: 'kick' }, signal);
  await probe.look({ ...target, treatAs: 'twitch' }, signal);
  expect(asked).toEqual([undefined, 'kick', 'twitch']);
});
