import type { ChatMessage } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { countSaid, countUpTo, mergeMessages, messageKey } from './chat-order';

const message = (at: number, seq = 0): ChatMessage => ({
  at,
  seq,
  kind: 'message',
  author: 'a',
  badges: [],
  text: `${at}`,
});
const keys = (messages: readonly ChatMessage[]) => messages.map(messageKey);

describe('mergeMessages', () => {
  it('appends what comes later, and puts before what came earlier', () => {
    expect(keys(mergeMessages([message(1)], [message(2)]))).toEqual(['1:0', '2:0']);
    expect(keys(mergeMessages([message(3)], [message(1), message(2)]))).toEqual(['1:0', '2:0', '3:0']);
  });

  it('keeps order and drops repeats when lists overlap', () => {
    const merged = mergeMessages([message(1), message(3), message(3, 1)], [message(2), message(3), message(4)]);
    expect(keys(merged)).toEqual(['1:0', '2:0', '3:0', '3:1', '4:0']);
  });

  it('is the same list when nothing is new', () => {
    const held = [message(1), message(2)];
    expect(mergeMessages(held, [message(2)])).toBe(held);
    expect(mergeMessages(held, [])).toBe(held);
  });
});

it('counts the messages said so far', () => {
  const messages = [message(10), message(20), message(20, 1), message(30)];
  expect(countSaid(messages, 5)).toBe(0);
  expect(countSaid(messages, 20)).toBe(3);
  expect(countSaid(messages, 99)).toBe(4);
  expect(countSaid([], 99)).toBe(0);
  expect(countUpTo(messages, { at: 20, seq: 0 })).toBe(2);
});
