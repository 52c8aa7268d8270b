import { areControlsHidden, playerOf, seekBy, wakePlayer } from './command-player';
import { decideSteering } from './decide-remote-key';
import { focusedElement, focusOn } from './focus-target';
import { moveFocus, openDialog } from './move-focus';
import type { Direction } from './read-remote-key';

/** What is focused beside the picture itself; controls that have faded out do not count. */
function focusedControl(player: HTMLElement): HTMLElement | null {
  const active = focusedElement();
  if (!active || active === player || active.matches('video')) return null;
  return player.contains(active) && areControlsHidden(player) ? null : active;
}

/**
 * Arrows on a page with a player. While the controls are out of sight, left and right seek and up and down show them;
 * then the arrows move over them. False: not for the player.
 */
export function steerPlayer(direction: Direction): boolean {
  const player = playerOf();
  if (!player || openDialog()) return false;
  const control = focusedControl(player);
  wakePlayer(player);
  const on = !control ? 'picture' : control.matches('media-time-range') ? 'seek-bar' : 'control';
  const deed = decideSteering(direction, on);
  if (deed === 'seek') {
    if (!control) focusedElement()?.blur();
    seekBy(direction === 'left' ? 'left' : 'right');
  } else if (deed === 'show-controls') {
    const first = player.querySelector<HTMLElement>('media-control-bar media-play-button, media-play-button');
    if (first) focusOn(first);
  } else moveFocus(direction);
  return true;
}

/** OK with nothing focused but the picture: pause or play. */
export function toggleFromPicture(): boolean {
  const player = playerOf();
  const video = player?.querySelector('video');
  if (!player || !video || openDialog() || focusedControl(player)) return false;
  focusedElement()?.blur();
  wakePlayer(player);
  if (video.paused) video.play().catch(() => {});
  else video.pause();
  return true;
}

/** Back over the controls: gives the arrows back to the picture. */
export function leaveControls(): boolean {
  const player = playerOf();
  if (!player || !focusedControl(player)) return false;
  focusedElement()?.blur();
  return true;
}
