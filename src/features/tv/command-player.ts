import { decideCommand } from './decide-remote-key';
import type { MediaCommand } from './read-remote-key';

/** The player's own keys do the work, so that a remote control does just what the keyboard does. */
function pressInPlayer(key: string): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

export const playerOf = (): HTMLElement | null => document.querySelector<HTMLElement>('media-controller');

/** Shows the controls, and hides them again after the player's time. */
export function wakePlayer(player: HTMLElement): void {
  // media-chrome takes any key that is let go within it for a sign of life.
  player.dispatchEvent(new KeyboardEvent('keyup'));
}

export function areControlsHidden(player: HTMLElement): boolean {
  return player.hasAttribute('userinactive') && !player.hasAttribute('mediapaused');
}

export function seekBy(direction: 'left' | 'right'): void {
  pressInPlayer(direction === 'left' ? 'j' : 'l');
}

export function toggleChat(): void {
  pressInPlayer('c');
}

/** Does what a media key says to the player of the page. False when the page has none. */
export function commandPlayer(command: MediaCommand): boolean {
  const player = playerOf();
  const video = player?.querySelector('video');
  if (!player || !video) return false;
  wakePlayer(player);
  const deed = decideCommand(command, video.paused);
  if (deed === 'back' || deed === 'forward') seekBy(deed === 'back' ? 'left' : 'right');
  else if (deed === 'play') video.play().catch(() => {});
  else video.pause();
  return true;
}
