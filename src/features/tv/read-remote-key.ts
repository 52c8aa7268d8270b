export type Direction = 'up' | 'down' | 'left' | 'right';
export type MediaCommand = 'play-pause' | 'play' | 'pause' | 'stop' | 'rewind' | 'forward' | 'previous' | 'next';
export type RemoteKey = Direction | MediaCommand | 'ok' | 'back' | 'red' | 'green' | 'blue';

/** Names of UI Events KeyboardEvent key Values; the same on most boxes. */
const byName: Readonly<Record<string, RemoteKey>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'ok',
  Escape: 'back',
  Backspace: 'back',
  GoBack: 'back',
  BrowserBack: 'back',
  XF86Back: 'back',
  MediaPlayPause: 'play-pause',
  MediaPlay: 'play',
  MediaPause: 'pause',
  MediaStop: 'stop',
  MediaRewind: 'rewind',
  MediaFastForward: 'forward',
  MediaTrackPrevious: 'previous',
  MediaTrackNext: 'next',
  ColorF0Red: 'red',
  ColorF1Green: 'green',
  ColorF3Blue: 'blue',
};

/** Key codes of Samsung's Tizen (10009 is Back), LG's webOS (461 is Back) and HbbTV (CEA-2014: 403 and on). */
const byCode: Readonly<Record<number, RemoteKey>> = {
  10009: 'back',
  461: 'back',
  10252: 'play-pause',
  10232: 'previous',
  10233: 'next',
  415: 'play',
  19: 'pause',
  413: 'stop',
  412: 'rewind',
  417: 'forward',
  424: 'previous',
  425: 'next',
  403: 'red',
  404: 'green',
  406: 'blue',
};

type PressedKey = Pick<KeyboardEvent, 'key' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key of a remote control (or of a keyboard that is used as one) means; null when it is none. */
export function readRemoteKey({ key, keyCode, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): RemoteKey | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  return byName[key] ?? byCode[keyCode] ?? null;
}

export function isDirection(key: RemoteKey): key is Direction {
  return key === 'up' || key === 'down' || key === 'left' || key === 'right';
}
