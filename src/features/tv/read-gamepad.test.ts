import { expect, it } from 'vitest';
import { actOnPressed, type HeldKeys, readGamepad } from './read-gamepad';

const pad = (down: number[], axes: number[] = [0, 0]) => ({
  buttons: Array.from({ length: 17 }, (_, index) => ({ pressed: down.includes(index) })),
  axes,
});

it('reads the D-pad, the stick, A, B and the shoulders', () => {
  expect([...readGamepad(pad([0, 1, 4, 12]))]).toEqual(['ok', 'back', 'rewind', 'up']);
  expect([...readGamepad(pad([], [0.9, -0.7]))]).toEqual(['right', 'up']);
  expect(readGamepad(pad([], [0.3, 0.2])).size).toBe(0);
});

it('acts once on a press, again and again while a direction is held', () => {
  let held: HeldKeys = new Map();
  const acted: [number, string][] = [];
  for (let now = 0; now <= 900; now += 50) {
    const result = actOnPressed(held, new Set(['right', 'ok']), now);
    held = result.held;
    for (const key of result.act) acted.push([now, key]);
  }
  expect(acted.filter(([, key]) => key === 'ok')).toEqual([[0, 'ok']]);
  expect(acted.filter(([, key]) => key === 'right').map(([now]) => now)).toEqual([0, 450, 600, 750, 900]);
  expect(actOnPressed(held, new Set(), 950)).toEqual({ act: [], held: new Map() });
});
