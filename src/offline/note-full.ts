import { openOfflineDb } from './offline-db';
import { keysOf, setState } from './store-download';

const TRIES = 8;
/** The browser counts what was freed only after a while. */
const WAIT_MS = 400;

async function giveBackPiece(videoId: string): Promise<void> {
  const tx = (await openOfflineDb()).transaction('chunks', 'readwrite');
  const last = await tx.store.openKeyCursor(keysOf(videoId), 'prev');
  if (last) await tx.store.delete(last.primaryKey);
  await tx.done;
}

/**
 * Notes that a download stands still because the device is full. A device may be so full that it refuses even that: then
 * stored pieces are given back, the last one first, until it does not. Throws when it still does.
 */
export async function noteFull(videoId: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await setState(videoId, { is: 'stopped', fault: 'full' }, 'wanted');
    } catch (error) {
      if (tries === TRIES) throw error;
    }
    await giveBackPiece(videoId);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
