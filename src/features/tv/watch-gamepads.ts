import { actOnPressed, type HeldKeys, readGamepad } from './read-gamepad';
import type { RemoteKey } from './read-remote-key';

/** Tells of presses on gamepads, while there are any. Answers how to stop. */
export function watchGamepads(onKey: (key: RemoteKey) => void): () => void {
  let held: HeldKeys = new Map();
  let frame = 0;
  // Old browsers answer a list that is no array.
  const pads = () => Array.from(navigator.getGamepads?.() ?? []).filter((pad) => pad !== null);
  const look = (now: number) => {
    const connected = pads();
    frame = connected.length > 0 ? requestAnimationFrame(look) : 0;
    const pressed = new Set(connected.flatMap((pad) => [...readGamepad(pad)]));
    const result = actOnPressed(held, pressed, now);
    held = result.held;
    for (const key of result.act) onKey(key);
  };
  const start = () => {
    if (frame === 0) frame = requestAnimationFrame(look);
  };
  window.addEventListener('gamepadconnected', start);
  if (pads().length > 0) start();
  return () => {
    window.removeEventListener('gamepadconnected', start);
    cancelAnimationFrame(frame);
  };
}
