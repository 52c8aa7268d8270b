/** Under it, and the name of a video, the player keeps where somebody is, in the browser's own storage. */
export const POSITION_PREFIX = 'jomo.position.';

/** Every position that the player has kept in this browser goes, told to the server or not. */
export function forgetPositions(): void {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    for (const name of names) if (name?.startsWith(POSITION_PREFIX)) localStorage.removeItem(name);
  } catch {
    // No storage, nothing in it.
  }
}
