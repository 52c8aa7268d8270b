import { expect, it } from 'vitest';
import { activeNavHref } from './nav-items';

it('marks the entry of the page and of the pages below it', () => {
  expect(activeNavHref('/')).toBe('/');
  expect(activeNavHref('/recordings')).toBe('/recordings');
  expect(activeNavHref('/recordings/abc')).toBe('/recordings');
});

it('does not take one entry for another that begins alike', () => {
  expect(activeNavHref('/record')).toBe('/record');
  expect(activeNavHref('/watch/abc')).toBeNull();
});
