import { expect, it } from 'vitest';
import { createBriefMemory } from './remember-briefly';

function setUp(maxEntries?: number) {
  const clock = { now: 0 };
  const asked: string[] = [];
  const remember = createBriefMemory<string>(() => clock.now, 2000, maxEntries);
  const ask = (key: string, mayReuse?: (value: string) => boolean) =>
    remember(key, async () => `${key}${asked.push(key)}`, mayReuse);
  return { clock, asked, remember, ask };
}

it('asks once in two seconds, also for those who ask at the same moment', async () => {
  const { clock, ask } = setUp();
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a1', 'a1', 'b2']);
  clock.now = 1999;
  expect(await ask('a')).toBe('a1');
  clock.now = 2000;
  expect(await ask('a')).toBe('a3');
});

it('asks again when the answer does not do', async () => {
  const { ask } = setUp();
  await ask('a');
  expect(await ask('a', (value) => value !== 'a1')).toBe('a2');
  expect(await ask('a')).toBe('a2');
});

it('forgets failures', async () => {
  const { remember, ask } = setUp();
  await expect(remember('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await ask('a')).toBe('a1');
});

it('keeps a bounded number of answers, the newest', async () => {
  const { ask, asked } = setUp(2);
  for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await ask(key);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
