import { expect, it } from 'vitest';
import { readSearch } from '@/shared/search/read-search';
import { markHits } from './mark-hits';

const mark = (text: string, typed: string) =>
  markHits(text, readSearch(typed))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

it('marks words and phrases, whatever their case and characters, and not those left out', () => {
  expect(mark('What a Goal, goal!', 'goal')).toBe('What a [Goal], [goal]!');
  expect(mark('C++ (and C)', 'c++ "(and" -c')).toBe('[C++] [(and] C)');
  expect(mark('so 😂😂', '😂')).toBe('so [😂][😂]');
  expect(mark('nothing here', '-here')).toBe('nothing here');
});
