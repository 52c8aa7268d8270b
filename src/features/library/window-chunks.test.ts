import { expect, it } from 'vitest';
import { CHUNK, chunksOf, placesAhead } from './window-chunks';

it('knows the chunks of a stretch of places', () => {
  expect(chunksOf(0, 5)).toEqual([0]);
  expect(chunksOf(CHUNK - 1, CHUNK)).toEqual([0, 1]);
  expect(chunksOf(-5, -1)).toEqual([0]);
});

it('looks ahead only where one scrolls to, and not beyond the end', () => {
  const drawn = { first: 70, last: 100 };
  expect(placesAhead(drawn, null, 1000)).toEqual(drawn);
  expect(placesAhead(drawn, 'forward', 1000)).toEqual({ first: 70, last: 100 + CHUNK });
  expect(placesAhead(drawn, 'forward', 120)).toEqual({ first: 70, last: 119 });
  expect(placesAhead(drawn, 'forward', 0)).toEqual(drawn);
  expect(placesAhead(drawn, 'backward', 1000)).toEqual({ first: 70 - CHUNK, last: 100 });
});
