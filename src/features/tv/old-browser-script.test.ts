import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { oldBrowserScript } from './old-browser-script';

/** A JavaScript of its own, without what Chromium 92 does not have. */
function inOldBrowser(code: string): unknown {
  const forget = `delete Object.hasOwn; delete URL.canParse;
    for (const name of ['findLast', 'findLastIndex', 'toSorted', 'toReversed']) delete Array.prototype[name];`;
  class OldUrl extends URL {}
  Object.defineProperty(OldUrl, 'canParse', { value: undefined, configurable: true, writable: true });
  return runInNewContext(`${forget}${oldBrowserScript}JSON.stringify(${code})`, { URL: OldUrl });
}

it('fills in what an old browser lacks', () => {
  expect(inOldBrowser('[[1,2,3,4].findLast((n) => n % 2 === 1), [1].findLast((n) => n > 1) ?? null]')).toBe('[3,null]');
  expect(inOldBrowser('[[1,2].findLastIndex((n) => n === 1), [].findLastIndex(() => true)]')).toBe('[0,-1]');
  expect(inOldBrowser('[Object.hasOwn({ a: 1 }, "a"), Object.hasOwn({}, "toString")]')).toBe('[true,false]');
  expect(inOldBrowser('[URL.canParse("http://a.example"), URL.canParse("nonsense")]')).toBe('[true,false]');
  expect(inOldBrowser('((list) => [list.toSorted(), list.toReversed(), list])([2, 1, 3])')).toBe(
    '[[1,2,3],[3,1,2],[2,1,3]]',
  );
});

it('adds nothing that loops over arrays would see', () => {
  expect(inOldBrowser('(() => { const seen = []; for (const key in [7]) seen.push(key); return seen; })()')).toBe(
    '["0"]',
  );
});
