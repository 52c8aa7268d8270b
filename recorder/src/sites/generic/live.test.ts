import { expect, test } from 'vitest';
import { judge, type MediaSample } from './live';

const base: MediaSample = {
  at: 0,
  id: 'a',
  kind: 'video',
  width: 640,
  height: 360,
  paused: false,
  ended: false,
  muted: false,
  driven: true,
  readyState: 4,
  currentTime: 100,
  protected: false,
  error: 0,
};

test('moving time is live, standing time is not', () => {
  expect(judge([base, { ...base, at: 500, currentTime: 100.5 }])).toBe('live');
  expect(judge([base, { ...base, at: 500 }])).toBe('waiting');
});

test('one look is not enough', () => {
  expect(judge([base])).toBe('waiting');
  expect(judge([])).toBe('none');
});

test('another element starts from the beginning: an advert before it proves nothing', () => {
  expect(judge([base, { ...base, id: 'b', at: 500, currentTime: 200 }])).toBe('waiting');
});

test('paused, without data, ended and protected media are told apart', () => {
  const moved = { ...base, at: 500, currentTime: 100.5 };
  expect(judge([base, { ...moved, paused: true }])).toBe('waiting');
  expect(judge([base, { ...moved, readyState: 1 }])).toBe('waiting');
  expect(judge([base, { ...moved, ended: true }])).toBe('ended');
  expect(judge([base, { ...moved, protected: true }])).toBe('protected');
  expect(judge([base, null])).toBe('none');
});
