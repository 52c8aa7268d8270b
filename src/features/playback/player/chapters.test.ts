import { expect, it } from 'vitest';
import { chapterAt, chapterJump, chaptersOf } from './chapters';

const run = (part: number, mediaStart: number, duration: number, wallStart: number) => {
  return { part, mediaStart, duration, wallStart };
};
const runs = [run(1, 0, 60, 0), run(3, 60, 60, 100_000), run(4, 120, 60, 160_000)];

it('makes a chapter of each part, and says what is missing before it', () => {
  expect(chaptersOf(runs)).toEqual([
    { id: null, at: 0, title: 'Start' },
    { id: null, at: 60, title: 'Part 2, after 40 s that are missing' },
    { id: null, at: 120, title: 'Part 3' },
  ]);
  expect(chaptersOf(runs.slice(0, 1))).toEqual([]);
});

it('puts the chapters of the user between them, and in their place where they begin together', () => {
  const own = (at: number, title: string) => ({ id: title, at, title });
  const titles = (chapters: readonly { title: string }[]) => chapters.map(({ title }) => title);
  expect(titles(chaptersOf(runs, [own(10, 'Talk'), own(60.4, 'Again')]))).toEqual(['Start', 'Talk', 'Again', 'Part 3']);
  expect(titles(chaptersOf(runs.slice(0, 1), [own(10, 'Talk')]))).toEqual(['Start', 'Talk']);
  expect(titles(chaptersOf(runs.slice(0, 1), [own(0, 'Talk')]))).toEqual(['Talk']);
});

it('knows the chapter of a moment, and the ways to the others', () => {
  const chapters = chaptersOf(runs);
  expect([chapterAt(chapters, 59.9)?.at, chapterAt(chapters, 60)?.at, chapterAt([], 5)]).toEqual([0, 60, null]);
  expect(chapterJump(chapters, 10, 1)).toBe(60);
  expect(chapterJump(chapters, 130, 1)).toBeNull();
  expect(chapterJump(chapters, 70, -1)).toBe(60);
  expect(chapterJump(chapters, 61, -1)).toBe(0);
  expect(chapterJump([], 61, -1)).toBeNull();
});
