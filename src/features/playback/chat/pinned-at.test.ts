import type { ChatMessage } from '@jomo/recorder/protocol';
import { expect, it } from 'vitest';
import { pinnedAt, toPins } from './pinned-at';

const paid = (at: number, amount: string): ChatMessage => ({
  ...{ at, seq: at, kind: 'paid', author: 'a', badges: [], text: '', amount },
});
const minute = 60_000;

it('pins what was paid from its moment on for as long as its amount says, the newest first', () => {
  const pins = toPins([paid(0, '$100'), paid(10 * minute, '$2'), paid(10 * minute + 1, '$10')]);
  const at = (wallMs: number) => pinnedAt(pins, wallMs).map(({ message }) => message.amount);
  expect(at(0)).toEqual(['$100']);
  expect(at(10 * minute + 1)).toEqual(['$10', '$2', '$100']);
  expect(at(11 * minute)).toEqual(['$10', '$100']);
  expect(at(60 * minute - 1)).toEqual(['$100']);
  expect(at(60 * minute)).toEqual([]);
  expect(at(-1)).toEqual([]);
});

it('shows the newest of very many', () => {
  const pins = toPins(Array.from({ length: 50 }, (_, index) => paid(index, '$100')));
  expect(pinnedAt(pins, 100).map(({ message }) => message.at)[0]).toBe(49);
  expect(pinnedAt(pins, 100)).toHaveLength(20);
});
