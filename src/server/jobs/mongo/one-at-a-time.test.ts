import { expect, it } from 'vitest';
import { createOneAtATime } from './one-at-a-time';

it('lets one call through and one more wait; others are answered at once', async () => {
  const run = createOneAtATime();
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  const work = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((resolve) => finish.push(resolve));
    return name;
  };
  const first = run('mail', work('first'));
  const second = run('mail', work('second'));
  expect(await run('mail', work('third'))).toBeUndefined();
  const elsewhere = run('fax', work('elsewhere'));
  expect(begun).toEqual(['first', 'elsewhere']);
  finish[0]?.();
  finish[1]?.();
  expect([await first, await elsewhere]).toEqual(['first', 'elsewhere']);
  await expect.poll(() => begun).toEqual(['first', 'elsewhere', 'second']);
  finish[2]?.();
  expect(await second).toBe('second');
});

it('lets the one that waits go on when the first has failed', async () => {
  const run = createOneAtATime();
  const first = run('mail', () => Promise.reject(new Error('no luck')));
  const second = run('mail', async () => 'second');
  await expect(first).rejects.toThrow('no luck');
  expect(await second).toBe('second');
});
