import { type Direction, isDirection, type MediaCommand, type RemoteKey } from './read-remote-key';

/** What a key of a remote control is to do. `browser`: what the browser does with it; `nothing`: not even that. */
export type KeyDeed =
  | { do: 'browser' | 'nothing' | 'press-choice' | 'toggle-picture' | 'go-back' | 'toggle-chat' }
  | { do: 'go-to'; path: string }
  | { do: 'steer'; direction: Direction }
  | { do: 'command-player'; command: MediaCommand };

/** Of what has the focus, as far as keys mean something else there. */
export type Focused = {
  inMenu: boolean;
  /** It needs this very arrow itself: a caret that has room to move, a slider. */
  keepsArrow: boolean;
  typing: boolean;
  /** A box or one of several choices, which browsers do not press at Enter. */
  isChoice: boolean;
};

/** `pressed`: the name of the key, of which several mean the same. Pure. */
export function decideKey(key: RemoteKey, pressed: string, focused: Focused): KeyDeed {
  if (isDirection(key)) {
    // A menu moves up and down itself; sideways the focus would leave it open behind.
    if (focused.inMenu) return { do: key === 'left' || key === 'right' ? 'nothing' : 'browser' };
    return focused.keepsArrow ? { do: 'browser' } : { do: 'steer', direction: key };
  }
  switch (key) {
    case 'ok':
      return { do: focused.isChoice ? 'press-choice' : 'toggle-picture' };
    case 'back':
      // On a keyboard Backspace deletes.
      return { do: pressed === 'Backspace' && focused.typing ? 'browser' : 'go-back' };
    case 'red':
      return { do: 'go-to', path: '/' };
    case 'blue':
      return { do: 'go-to', path: '/search' };
    case 'green':
      return { do: 'toggle-chat' };
    default:
      return { do: 'command-player', command: key };
  }
}

/** What a media key asks of a player that is paused or plays. Pure. */
export function decideCommand(command: MediaCommand, paused: boolean): 'back' | 'forward' | 'play' | 'pause' {
  if (command === 'rewind' || command === 'previous') return 'back';
  if (command === 'forward' || command === 'next') return 'forward';
  return command === 'play' || (command === 'play-pause' && paused) ? 'play' : 'pause';
}

/** What an arrow does on a page with a player; `picture`: no control in sight has the focus. Pure. */
export function decideSteering(
  direction: Direction,
  on: 'picture' | 'seek-bar' | 'control',
): 'seek' | 'show-controls' | 'move' {
  const sideways = direction === 'left' || direction === 'right';
  if (sideways) return on === 'control' ? 'move' : 'seek';
  return on === 'picture' ? 'show-controls' : 'move';
}
