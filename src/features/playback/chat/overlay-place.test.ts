import { expect, it } from 'vitest';
import { firstPlace, formatPlace, keepInside, movePlace, parsePlace, resizePlace } from './overlay-place';

const place = { x: 0.5, y: 0.5, width: 0.3, height: 0.4, text: 1 } as const;

it('stays inside of the picture when it is moved', () => {
  expect(movePlace(place, 1, -1)).toMatchObject({ x: 0.7, y: 0 });
  expect(movePlace(place, -0.1, 0).x).toBeCloseTo(0.4);
});

it('grows to the edge and shrinks to what can be read, its corner where it was', () => {
  expect(resizePlace(place, 2, 2)).toMatchObject({ x: 0.5, y: 0.5, width: 0.5, height: 0.5 });
  expect(resizePlace(place, -2, -2)).toMatchObject({ x: 0.5, y: 0.5, width: 0.14, height: 0.18 });
});

it('is remembered as it was, and nothing else is taken for it', () => {
  expect(parsePlace(formatPlace(place))).toEqual(place);
  expect(parsePlace(formatPlace(firstPlace))).toEqual(firstPlace);
  for (const odd of [null, '', 'null', '{}', '[1,2]', '["a",1,1,1,1]', '[null']) expect(parsePlace(odd)).toBeNull();
  expect(parsePlace('[9,9,0.3,0.3,7]')).toEqual(keepInside({ x: 0.7, y: 0.7, width: 0.3, height: 0.3, text: 0 }));
});
