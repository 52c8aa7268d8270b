import { expect, it } from 'vitest';
import { parseSound } from './kept-sound';

it('takes back what was stored', () => {
  expect(parseSound('{"volume":0.25,"muted":true}')).toEqual({ volume: 0.25, muted: true });
});

it.each([
  null,
  '',
  'loud',
  '7',
  'null',
  '{"volume":2,"muted":false}',
  '{"volume":0.5}',
  '{"volume":"1","muted":false}',
])('takes nothing from %s', (text) => {
  expect(parseSound(text)).toBeNull();
});
