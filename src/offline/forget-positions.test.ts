import { afterEach, expect, it, vi } from 'vitest';
import { forgetPositions, POSITION_PREFIX } from './forget-positions';

afterEach(() => vi.unstubAllGlobals());

it('forgets where somebody was in every video, and nothing of how this browser likes to play', () => {
  const held = new Map(['a', 'b', 'c'].map((id) => [`${POSITION_PREFIX}${id}`, '{}']));
  held.set('jomo.sound', '{}');
  vi.stubGlobal('localStorage', {
    get length() {
      return held.size;
    },
    key: (index: number) => [...held.keys()][index] ?? null,
    removeItem: (name: string) => held.delete(name),
  });
  forgetPositions();
  expect([...held.keys()]).toEqual(['jomo.sound']);
});

it('does nothing where a browser offers no storage', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(forgetPositions).not.toThrow();
});
