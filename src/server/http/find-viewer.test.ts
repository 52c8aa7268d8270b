import type { FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { createViewerFinder } from './find-viewer';

function setUp() {
  const clock = { now: 0 };
  const known = new Map<string, string>();
  const authenticate = async ({ headers }: Pick<FastifyRequest, 'headers'>) => {
    const id = known.get(headers.cookie ?? headers.authorization ?? '');
    return id === undefined ? null : { id };
  };
  const find = createViewerFinder(authenticate, () => clock.now);
  return { clock, known, find };
}

const from = (headers: FastifyRequest['headers']) => ({ headers });

it('lets nobody in for another by a header that looks alike', async () => {
  const { known, find } = setUp();
  known.set('s=ann', 'ann');
  expect(await find(from({ cookie: 's=ann' }))).toEqual({ id: 'ann' });
  for (const headers of [{}, { cookie: 's=bob' }, { authorization: 's=an' }, { authorization: 's=', cookie: 'ann' }]) {
    expect(await find(from(headers))).toBeNull();
  }
});

it('shuts out two seconds late at most, and lets in at once', async () => {
  const { clock, known, find } = setUp();
  const cookie = 's=ann';
  expect(await find(from({ cookie }))).toBeNull();
  known.set(cookie, 'ann');
  expect(await find(from({ cookie }))).toEqual({ id: 'ann' });
  known.delete(cookie);
  expect(await find(from({ cookie }))).toEqual({ id: 'ann' });
  clock.now = 2000;
  expect(await find(from({ cookie }))).toBeNull();
});
