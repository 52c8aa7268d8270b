import { expect, test } from 'vitest';
import { createOutputCheck } from './output-check';
import { isBlack, isSame, THUMB } from './picture-check';

const size = THUMB.width * THUMB.height;
const grey = (level: number) => new Uint8Array(size).fill(level);

/** Plays seconds of recording: a look every eight seconds, sound or none; answers all marks as "kind phase at". */
function play(
  check: ReturnType<typeof createOutputCheck>,
  from: number,
  to: number,
  seen: { black?: boolean; still?: boolean },
  heard = true,
) {
  const marks: string[] = [];
  for (let sec = from; sec < to; sec += 1) {
    const now = sec * 1000;
    const at = Math.floor(sec / 8) * 8000 + 1;
    const look = { at, black: seen.black === true, still: seen.still === true };
    const { marks: fresh } = check.update({ look, audioDb: heard ? -20 : -90, now });
    marks.push(...fresh.map(({ kind, phase }) => `${kind} ${phase} ${sec}`));
  }
  return marks;
}

test('black with a spinner is black, a dark scene is not', () => {
  const spinner = grey(16);
  spinner.fill(250, 1000, 1040);
  expect(isBlack(spinner)).toBe(true);
  const scene = grey(16);
  scene.fill(60, 0, 200);
  expect(isBlack(scene)).toBe(false);
});

test('the noise of the encoder is no change, a clock in a corner is', () => {
  expect(isSame(grey(100), grey(103))).toBe(true);
  const clock = grey(100);
  clock[5] = 120;
  expect(isSame(grey(100), clock)).toBe(false);
});

test('black is marked at the second look, and taken back at the first bright one', () => {
  const check = createOutputCheck();
  expect(play(check, 0, 16, {})).toEqual([]);
  expect(play(check, 16, 40, { black: true, still: true })).toEqual(['black begin 24']);
  expect(play(check, 40, 48, {})).toEqual(['black end 40']);
});

test('a picture that stands is marked soon when it is silent, late when somebody talks, and then left alone', () => {
  const talking = createOutputCheck();
  expect(play(talking, 0, 100, { still: true })).toEqual([]);
  expect(play(talking, 100, 160, { still: true })).toEqual(['still begin 120']);
  expect(talking.judge({ black: false, print: 'a' }, 160_000)).toBeNull();
  expect(talking.judge({ black: false, print: 'a' }, 163_000)).toBeNull();
  const silent = createOutputCheck();
  expect(play(silent, 0, 60, { still: true }, false)).toEqual(['still begin 32']);
  expect(silent.judge({ black: false, print: 'a' }, 60_000)).toEqual({ trouble: 'still', proven: false });
});

test('the player shows something else than what is recorded: that is proof of a fault', () => {
  const black = createOutputCheck();
  play(black, 0, 40, { black: true });
  expect(black.judge({ black: false, print: 'a' }, 40_000)).toEqual({ trouble: 'black', proven: true });
  expect(black.judge({ black: true, print: 'a' }, 43_000)).toBeNull();
  expect(black.judge(null, 43_000)).toBeNull();
  const still = createOutputCheck();
  play(still, 0, 160, { still: true });
  expect(still.judge({ black: false, print: 'a' }, 160_000)).toBeNull();
  expect(still.judge({ black: false, print: 'b' }, 163_000)).toEqual({ trouble: 'still', proven: true });
});
