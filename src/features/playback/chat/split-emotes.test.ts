import { expect, it } from 'vitest';
import { splitEmotes } from './split-emotes';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

it('puts every emote where it was written, also the same one twice', () => {
  const emotes = [
    { hash: b, text: ':gg:', at: 14 },
    { hash: a, text: ':wave:', at: 0 },
    { hash: a, text: ':wave:', at: 7 },
  ];
  expect(splitEmotes({ text: ':wave: :wave: :gg: all', emotes })).toEqual([
    { at: 0, text: ':wave:', hash: a },
    { at: 6, text: ' ' },
    { at: 7, text: ':wave:', hash: a },
    { at: 13, text: ' ' },
    { at: 14, text: ':gg:', hash: b },
    { at: 18, text: ' all' },
  ]);
});

it('leaves words that no emote stands for, and emotes that are not where they claim to be', () => {
  expect(splitEmotes({ text: 'GG', emotes: undefined })).toEqual([{ at: 0, text: 'GG' }]);
  const lost = [
    { hash: a, text: ':wave:', at: 40 },
    { hash: a, text: ':wave:', at: 1 },
  ];
  expect(splitEmotes({ text: 'see :wave:', emotes: lost })).toEqual([{ at: 0, text: 'see :wave:' }]);
  expect(splitEmotes({ text: '', emotes: [] })).toEqual([]);
});
