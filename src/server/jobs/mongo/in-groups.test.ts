import { expect, it } from 'vitest';
import { inGroups } from './in-groups';

it('does together what was asked for while the one before was under way', async () => {
  const groups: number[][] = [];
  let finish = () => {};
  const ask = inGroups<number>(async (group) => {
    groups.push([...group]);
    if (groups.length === 1) await new Promise<void>((resolve) => (finish = resolve));
    return new Set(group.filter((item) => item !== 3));
  });
  const first = ask(1);
  await new Promise((resolve) => setImmediate(resolve));
  const others = [ask(2), ask(3), ask(4)];
  finish();
  expect(await Promise.all([first, ...others])).toEqual([true, true, false, true]);
  expect(groups).toEqual([[1], [2, 3, 4]]);
});

it('tells every caller of a group that it failed, and goes on with the next', async () => {
  let times = 0;
  const ask = inGroups<number>(async (group) => {
    times += 1;
    if (times === 1) throw new Error('no luck');
    return new Set(group);
  });
  const failed = await Promise.allSettled([ask(1), ask(2)]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask(3)).toBe(true);
});
