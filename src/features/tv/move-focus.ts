import { getNextFocus } from '@bbc/tv-lrud-spatial';
import { firstTarget, focusedElement, focusOn, prepareTargets } from './focus-target';
import type { Direction } from './read-remote-key';

const arrowCodes: Readonly<Record<Direction, number>> = { left: 37, up: 38, right: 39, down: 40 };

/** The topmost open dialog keeps the focus. */
export function openDialog(): HTMLDialogElement | null {
  return Array.from(document.querySelectorAll<HTMLDialogElement>('dialog[open]')).pop() ?? null;
}

/** Up and down stay in the page's content or in the rail: only left and right lead from one to the other. */
function scopeOf(active: HTMLElement | null, direction: Direction): HTMLElement {
  const dialog = openDialog();
  if (dialog) return dialog;
  const vertical = direction === 'up' || direction === 'down';
  return (vertical && active?.closest<HTMLElement>('main, nav')) || document.body;
}

/** Moves the focus to the neighbour in that direction; stays when there is none. */
export function moveFocus(direction: Direction): void {
  const active = focusedElement();
  const scope = scopeOf(active, direction);
  prepareTargets(scope);
  const next = active ? getNextFocus(active, arrowCodes[direction], scope) : firstTarget(openDialog() ?? mainPart());
  if (next) focusOn(next);
}

export const mainPart = (): HTMLElement => document.querySelector('main') ?? document.body;
