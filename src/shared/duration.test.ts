import { describe, expect, it } from 'vitest';
import { parseDuration } from './duration';

describe('parseDuration', () => {
  it.each([
    ['20s', 20],
    ['15m', 900],
    ['1h30m', 5400],
    ['1.5h', 5400],
    ['90', 90],
    [' 2H ', 7200],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', '0', '0s', 'soon', '5x', '-5m', '1m2', '1h 30m x'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
