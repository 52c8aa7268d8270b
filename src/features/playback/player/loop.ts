import type { Loop } from './player-session';

const SHORTEST_SEC = 0.2;

/** The loop after its begin was set; an end that would lie before it is forgotten. */
export function loopFrom(loop: Loop, sec: number): Loop {
  return { from: sec, to: loop.to !== null && loop.to > sec + SHORTEST_SEC ? loop.to : null };
}

/** The loop after its end was set: from the start of the video when no begin was set before it. */
export function loopTo(loop: Loop, sec: number): Loop {
  const from = loop.from !== null && loop.from < sec - SHORTEST_SEC ? loop.from : 0;
  return sec - from < SHORTEST_SEC ? loop : { from, to: sec };
}

/**
 * Where to jump at this moment, or null: from the end of the loop to its begin. Whoever is more than two seconds behind
 * the end went there on purpose.
 */
export function loopJump({ from, to }: Loop, sec: number): number | null {
  return from !== null && to !== null && sec >= to && sec < to + 2 ? from : null;
}
