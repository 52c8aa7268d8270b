import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './check-origin';

describe('isSameOrigin', () => {
  it.each([
    ['http://jomo.lan:3000', 'jomo.lan:3000', true],
    [undefined, 'jomo.lan:3000', true],
    ['http://evil.example', 'jomo.lan:3000', false],
    ['http://jomo.lan:3001', 'jomo.lan:3000', false],
    ['null', 'jomo.lan:3000', false],
  ])('origin %s at host %s: %s', (origin, host, expected) => {
    expect(isSameOrigin(origin, host)).toBe(expected);
  });
});
