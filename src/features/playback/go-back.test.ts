import { expect, it } from 'vitest';
import { stepsBack } from './go-back';

it.each([
  ['the page before', ['/', '/library', '/watch/a'], 1],
  ['the page before several videos, one after the other', ['/search', '/watch/a', '/watch/b', '/watch/c'], 3],
  ['no page of ours', ['/watch/a'], null],
  ['not where somebody signed in', ['/sign-in', '/watch/a'], null],
])('leads back to %s', (_name, paths, steps) => {
  expect(stepsBack(paths, paths.length - 1)).toBe(steps);
});

it('leaves out of account what lies ahead', () => {
  expect(stepsBack(['/library', '/watch/a', '/'], 1)).toBe(1);
});
