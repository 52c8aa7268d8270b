import { describe, expect, it } from 'vitest';
import { isDeeperThan } from './yaml-depth';

describe('the depth of a YAML text', () => {
  it.each([
    ['[[[a]]]', 3],
    ['{a: {b: [c]}}', 3],
    ['- - - a', 3],
    ['? ? ? a', 3],
    ['- [\n[\n{a: b}]]', 3],
  ])('of %j is %d', (text, depth) => {
    expect(isDeeperThan(text, depth)).toBe(false);
    expect(isDeeperThan(text, depth - 1)).toBe(true);
  });

  it.each([
    ['brackets in words and in quotes', '- click: a[b][c][d]\n- click: "[[[["\n- click: |\n    [[[[\n    - - - -'],
    ['one after another', '- [a]\n- [b]\n- {c: d}\n'],
    ['closed before they were opened', ']]]][a]'],
    ['nothing', ''],
  ])('does not count %s', (_, text) => {
    expect(isDeeperThan(text, 1)).toBe(false);
  });
});
