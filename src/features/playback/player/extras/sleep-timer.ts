/** The sound fades for so long before the timer is over. */
export const FADE_SEC = 20;
/** From so long before on, it is said that it will be over. */
export const WARN_SEC = 60;

/** How loud it still is, 0..1, so many seconds before the timer is over. */
export function fadeShare(leftSec: number): number {
  return Math.min(1, Math.max(0, leftSec / FADE_SEC));
}
