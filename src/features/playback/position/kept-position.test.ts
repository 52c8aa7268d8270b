import { describe, expect, it } from 'vitest';
import { chooseStart, type KeptPosition, parseKept, parseStart } from './kept-position';

const NOW = 1_000_000;
const kept = (sec: number, secondsAgo: number): KeptPosition => {
  return { sec, at: NOW - secondsAgo * 1000, actionAt: NOW - secondsAgo * 1000, player: 'a', sent: false };
};
const start = (given: Partial<Parameters<typeof chooseStart>[0]>) =>
  chooseStart({
    asked: null,
    kept: null,
    server: { resumeSec: 100, ageMs: 60_000 },
    durationSec: 1000,
    live: false,
    now: NOW,
    ...given,
  });

describe('where a video begins', () => {
  it.each([
    ['where the server says', {}, 100],
    ['where this browser was, when that is newer', { kept: kept(130.4, 3) }, 130.4],
    ['where another device went since', { kept: kept(130.4, 90) }, 100],
    ['where this browser was, when the server knows of nothing', { kept: kept(50, 900), server: none() }, 50],
    ['where the address says, whatever was watched', { asked: 12.5, kept: kept(130, 3) }, 12.5],
    ['at the end when the address says more than there is', { asked: 5000 }, 999],
    ['at the start after it was watched here to the end', { kept: kept(990, 3) }, 0],
    ['near the end of what there is while it still runs', { kept: kept(990, 3), live: true }, 990],
    ['at the start when it was barely begun here', { kept: kept(3, 3) }, 0],
  ])('%s', (_name, given, expected) => {
    expect(start(given)).toBe(expected);
  });
});

function none() {
  return { resumeSec: 0, ageMs: null };
}

describe('what is read back', () => {
  it('gives back what was stored, and nothing for what is not ours', () => {
    expect(parseKept(JSON.stringify(kept(7, 1)))).toEqual(kept(7, 1));
    for (const text of [null, '', 'null', '{}', '[1]', '{"sec":"7"}', JSON.stringify({ ...kept(1, 1), sec: -1 })]) {
      expect(parseKept(text)).toBeNull();
    }
  });

  it.each([
    ['90', 90],
    ['90.5', 90.5],
    ['1m30s', 90],
    ['1h2m3', 3723],
    ['2h', 7200],
    ['', null],
    ['-5', null],
    ['soon', null],
    [undefined, null],
  ])('?t=%s', (text, expected) => {
    expect(parseStart(text)).toBe(expected);
  });
});
