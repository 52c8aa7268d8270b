import { expect, test } from 'vitest';
import { chatMessage } from '../../../protocol/index';
import { countKnown, type Row, rawBatch, rowKey, toMessage } from './chat-rows';

const row = (more: Partial<Row> = {}): Row => ({
  ...{ at: 5, id: '', kind: 'message', author: 'Mara', color: '', badges: [], amount: '', text: 'Hello', images: [] },
  backlog: false,
  ...more,
});

test.each([
  ['nothing is known yet', '', 'abc', 0],
  ['nothing is new', 'abc', 'abc', 3],
  ['the page shows the end of what is known, and more', 'abcd', 'cdef', 2],
  ['the same was honestly said twice before', 'abgg', 'ggx', 2],
  ['it is honestly said once more', 'abgg', 'gggx', 2],
  ['it is said again after something else', 'abg', 'abgcg', 3],
  ['the page begins before what is known', 'cd', 'abcdef', 4],
  ['nothing of it is known', 'abc', 'xyz', 0],
])('after a reload, when %s, what was read before is left out', (_case, known, backlog, wanted) => {
  expect(countKnown([...known], [...backlog])).toBe(wanted);
});

test('two messages are the same by their id, else by who said what', () => {
  expect(rowKey(row({ id: 'm1', text: 'a' }))).toBe(rowKey(row({ id: 'm1', text: 'edited' })));
  expect(rowKey(row({ text: 'a' }))).not.toBe(rowKey(row({ text: 'b' })));
});

test('pictures that were kept become emotes and badges; others stay words', () => {
  const images = [
    { at: 3, text: ':wave:', image: 'https://a/1' },
    { at: 10, text: ':gone:', image: 'https://a/2' },
  ];
  const badges = [
    { name: 'mod', image: 'https://a/3' },
    { name: 'new', image: '' },
  ];
  const hashes = new Map([
    ['https://a/1', 'a'.repeat(64)],
    ['https://a/3', 'b'.repeat(64)],
  ]);
  const message = toMessage(row({ text: 'GG :wave: :gone:', images, badges }), hashes);
  expect(message).toMatchObject({ text: 'GG :wave: :gone:', badges: ['mod', 'new'] });
  expect(message.emotes).toEqual([{ hash: 'a'.repeat(64), text: ':wave:', at: 3 }]);
  expect(message.badgeImages).toEqual([{ name: 'mod', hash: 'b'.repeat(64) }]);
});

test('whatever a page says fits the protocol', () => {
  const long = 'x'.repeat(9000);
  const odd = row({ at: -3.5, kind: 'odd', author: long, color: 'red', amount: long, text: long });
  expect(() => chatMessage.parse({ ...toMessage(odd, new Map()), seq: 0 })).not.toThrow();
  expect(rawBatch.safeParse({ page: 'p', rows: [{ text: 1 }] }).success).toBe(false);
  expect(rawBatch.safeParse('<html>').success).toBe(false);
});
