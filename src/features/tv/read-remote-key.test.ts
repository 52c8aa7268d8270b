import { expect, it } from 'vitest';
import { readRemoteKey } from './read-remote-key';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, keyCode = 0) => readRemoteKey({ ...plain, key, keyCode });

it('knows the arrows, OK, and every kind of Back', () => {
  expect(press('ArrowLeft', 37)).toBe('left');
  expect(press('Enter', 13)).toBe('ok');
  for (const [key, code] of [
    ['Escape', 27],
    ['Backspace', 8],
    ['GoBack', 0],
    ['BrowserBack', 166],
    ['XF86Back', 10009],
    ['Unidentified', 10009],
    ['Unidentified', 461],
  ] as const) {
    expect(press(key, code), `${key} ${code}`).toBe('back');
  }
});

it('knows media keys by name and by the codes of televisions', () => {
  expect(press('MediaPlayPause', 179)).toBe('play-pause');
  expect(press('Unidentified', 415)).toBe('play');
  expect(press('', 417)).toBe('forward');
});

it('leaves letters and shortcuts alone', () => {
  expect(press('k', 75)).toBeNull();
  expect(readRemoteKey({ ...plain, altKey: true, key: 'ArrowLeft', keyCode: 37 })).toBeNull();
});
