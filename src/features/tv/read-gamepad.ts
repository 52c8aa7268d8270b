import type { RemoteKey } from './read-remote-key';

/** Buttons of the standard mapping (w3.org/TR/gamepad, "Standard Gamepad"). */
const buttons: Readonly<Record<number, RemoteKey>> = {
  0: 'ok',
  1: 'back',
  2: 'play-pause',
  4: 'rewind',
  5: 'forward',
  9: 'play-pause',
  12: 'up',
  13: 'down',
  14: 'left',
  15: 'right',
};
const TILT = 0.6;
const FIRST_REPEAT_MS = 450;
const REPEAT_MS = 140;

type Pad = { buttons: readonly { pressed: boolean }[]; axes: readonly number[] };

/** What is pressed on a gamepad; the left stick counts as the D-pad. */
export function readGamepad(pad: Pad): Set<RemoteKey> {
  const pressed = new Set<RemoteKey>();
  pad.buttons.forEach((button, index) => {
    const key = buttons[index];
    if (button.pressed && key) pressed.add(key);
  });
  const [x = 0, y = 0] = pad.axes;
  if (x < -TILT) pressed.add('left');
  if (x > TILT) pressed.add('right');
  if (y < -TILT) pressed.add('up');
  if (y > TILT) pressed.add('down');
  return pressed;
}

const repeating: ReadonlySet<RemoteKey> = new Set(['up', 'down', 'left', 'right', 'rewind', 'forward']);

/** When each pressed key acts again, milliseconds; Infinity for those that act once. */
export type HeldKeys = ReadonlyMap<RemoteKey, number>;

/** Which keys act now: those just pressed, and of those held the ones whose time has come. */
export function actOnPressed(held: HeldKeys, pressed: ReadonlySet<RemoteKey>, now: number) {
  const act: RemoteKey[] = [];
  const next = new Map<RemoteKey, number>();
  for (const key of pressed) {
    const due = held.get(key);
    const acts = due === undefined || now >= due;
    if (acts) act.push(key);
    if (!acts) next.set(key, due);
    else if (!repeating.has(key)) next.set(key, Number.POSITIVE_INFINITY);
    else next.set(key, now + (due === undefined ? FIRST_REPEAT_MS : REPEAT_MS));
  }
  return { act, held: next };
}
