import { CARD_FPS, FLASH_FIRST_FRAME, LOOP_FRAMES } from './card-layout';
import type { FrameReading } from './read-frame';

/** Two flashes are a second apart; what follows sooner is the same one seen twice. */
const MIN_APART_SEC = 0.5;
/** A frame that comes this far from where its neighbours say is not late but behind a freeze or a jump. */
const MAX_STRAY_SEC = 0.1;
/** New frames taken into account before and after the first of a flash. */
const AROUND = CARD_FPS / 2;

type NewFrame = { readonly timeSec: number; readonly number: number };
type Pending = { readonly first: NewFrame; readonly around: NewFrame[] };

/** Steps from one frame number to another, -480..479, over the wrap of the loop. */
function stepsBetween(from: number, to: number): number {
  const half = LOOP_FRAMES / 2;
  return ((to - from + half + LOOP_FRAMES) % LOOP_FRAMES) - half;
}

/** The mean of when the neighbours say that frame `number` was due, leaving strays out. */
function expectedTime(number: number, near: NewFrame): (around: readonly NewFrame[]) => number {
  const says = (frame: NewFrame) => frame.timeSec - stepsBetween(number, frame.number) / CARD_FPS;
  const reference = says(near);
  return (around) => {
    const agreed = around.map(says).filter((time) => Math.abs(time - reference) <= MAX_STRAY_SEC);
    return agreed.reduce((sum, time) => sum + time, 0) / agreed.length;
  };
}

/**
 * Finds when each flash began. A recording samples the screen 30 times a second, so one flash alone is placed no better
 * than to 33 ms and hops by as much when both clocks nearly coincide; but all frames carry their number, so a flash is
 * placed by the half second of new frames on both sides of it, each saying when the flash's first frame was due.
 * `take` each frame in order of time (seconds); `onsets` also gives those at the very end.
 */
export function findFlashes(): { take(timeSec: number, reading: FrameReading): void; onsets(): readonly number[] } {
  const onsets: number[] = [];
  let recent: NewFrame[] = [];
  let pending: Pending | null = null;
  let lit = true; // a recording that begins inside a flash does not know when it started

  function place({ first, around }: Pending) {
    const flashNumber = first.number - (first.number % CARD_FPS) + FLASH_FIRST_FRAME;
    const onset = expectedTime(flashNumber, first)(around);
    const last = onsets.at(-1);
    if (last === undefined || onset - last >= MIN_APART_SEC) onsets.push(onset);
  }

  return {
    take(timeSec, { number, flash }) {
      if (number === null || recent.at(-1)?.number === number) return;
      const frame = { timeSec, number };
      recent = [...recent.slice(-AROUND), frame];
      pending?.around.push(frame);
      if (pending && pending.around.length > 2 * AROUND) {
        place(pending);
        pending = null;
      }
      if (flash && !lit && !pending) pending = { first: frame, around: [...recent] };
      lit = flash;
    },
    onsets() {
      if (pending) place(pending);
      pending = null;
      return onsets;
    },
  };
}
