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

test('a wall is told from a page that could not be opened, and the next look is free again', async () => {
  const failing = (code: 'bot_wall' | 'unreachable', fault: 'site' | 'jomo') =>
    probeWith(async () => ({ ...seen, failure: { code, fault, stage: 'opening', retryable: false, message: 'no' } }));
  await expect(failing('bot_wall', 'site').look(target, signal)).rejects.toMatchObject({ kind: 'bot_wall' });
  const probe = failing('unreachable', 'site');
  await expect(probe.look(target, signal)).rejects.toMatchObject({ kind: 'unreachable' });
  await expect(probe.look(target, signal)).rejects.toMatchObject({ kind: 'unreachable' });
});
