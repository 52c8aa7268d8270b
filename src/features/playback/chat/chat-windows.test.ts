import type { ChatMessage } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { countSaid, isSettled, mergeMessages, nextRange, WINDOW_MS } from './chat-windows';

const message = (at: number, seq = 0): ChatMessage => ({
  at,
  seq,
  kind: 'message',
  author: 'a',
  badges: [],
  text: `${at}`,
});
const minute = (window: number, sec = 0) => window * WINDOW_MS + sec * 1000;

describe('nextRange', () => {
  it('begins with the window of the moment, and with the next one when that is near', () => {
    expect(nextRange(null, minute(10, 5), 0)).toEqual({ first: 10, last: 10 });
    expect(nextRange(null, minute(10, 45), 0)).toEqual({ first: 10, last: 11 });
  });

  it('grows as the playback goes on', () => {
    expect(nextRange({ first: 10, last: 11 }, minute(11, 40), 0)).toEqual({ first: 10, last: 12 });
  });

  it('stays when the jump is inside of what is held', () => {
    expect(nextRange({ first: 10, last: 14 }, minute(11, 5), 0)).toEqual({ first: 10, last: 11 });
  });

  it('begins anew after a jump out of it', () => {
    expect(nextRange({ first: 10, last: 12 }, minute(40), 0)).toEqual({ first: 40, last: 40 });
    expect(nextRange({ first: 10, last: 12 }, minute(9), 0)).toEqual({ first: 9, last: 9 });
  });

  it('lets go of the oldest windows when they are too many or too full', () => {
    expect(nextRange({ first: 10, last: 40 }, minute(40), 0)).toEqual({ first: 39, last: 40 });
    expect(nextRange({ first: 10, last: 14 }, minute(14), 20_000)).toEqual({ first: 13, last: 14 });
    expect(nextRange({ first: 13, last: 14 }, minute(14), 20_000)).toEqual({ first: 13, last: 14 });
  });
});

describe('isSettled', () => {
  it('is false for windows near the edge of a running recording', () => {
    expect(isSettled(10, minute(11, 10))).toBe(false);
    expect(isSettled(10, minute(11, 21))).toBe(true);
  });

  it('is true for every window of a finished one', () => {
    expect(isSettled(10, null)).toBe(true);
  });
});

describe('mergeMessages', () => {
  it('appends what comes later', () => {
    expect(mergeMessages([message(1)], [message(2)]).map((m) => m.at)).toEqual([1, 2]);
  });

  it('keeps order and drops repeats when lists overlap', () => {
    const merged = mergeMessages([message(1), message(3), message(3, 1)], [message(2), message(3), message(4)]);
    expect(merged.map((m) => `${m.at}.${m.seq}`)).toEqual(['1.0', '2.0', '3.0', '3.1', '4.0']);
  });
});

it('counts the messages said so far', () => {
  const messages = [message(10), message(20), message(20, 1), message(30)];
  expect(countSaid(messages, 5)).toBe(0);
  expect(countSaid(messages, 20)).toBe(3);
  expect(countSaid(messages, 99)).toBe(4);
  expect(countSaid([], 99)).toBe(0);
});
