import { expect, it } from 'vitest';
import { safeReturnPath } from './safe-return-path';

it('returns to a page of this server', () => {
  expect(safeReturnPath('/watch/abc?t=1')).toBe('/watch/abc?t=1');
});

it('never leads to another site or in a circle', () => {
  expect(safeReturnPath('//evil.example')).toBe('/');
  expect(safeReturnPath('/\\evil.example')).toBe('/');
  expect(safeReturnPath('https://evil.example')).toBe('/');
  expect(safeReturnPath('/sign-in')).toBe('/');
  expect(safeReturnPath(undefined)).toBe('/');
});
