import { fetchGood, Refused } from './ask-server';
import { openOfflineDb, type PendingProgress } from './offline-db';
import { SYNC_HEADER } from './worker-messages';

/** Keeps a position for later; of several for one video the newest. */
export async function holdProgress(position: PendingProgress): Promise<void> {
  const db = await openOfflineDb();
  const tx = db.transaction('progress', 'readwrite');
  const held = await tx.store.get(position.videoId);
  if (!held || held.at <= position.at) await tx.store.put(position, position.videoId);
  await tx.done;
}

/** Ages and no times: the clocks of a phone and a server differ. */
function describe({ videoId, positionSec, at, actionAt, player }: PendingProgress, now: number): string {
  const ages = { ageMs: Math.max(0, now - at), actionAgeMs: Math.max(0, now - actionAt) };
  return JSON.stringify({ videoId, positionSec, at, ...ages, ...(player === null ? {} : { player }) });
}

async function send(position: PendingProgress): Promise<void> {
  try {
    const body = describe(position, Date.now());
    await fetchGood('/trpc/playback.saveProgress', {
      method: 'POST',
      headers: { 'content-type': 'application/json', [SYNC_HEADER]: '1' },
      body,
    });
  } catch (error) {
    // A video that is gone needs no position; who has to sign in first keeps it until then.
    if (!(error instanceof Refused) || error.fault === 'signed-out') throw error;
  }
}

/**
 * Tells the server the positions that it has not heard of, with the time at which each was reached: it keeps the newest of
 * all devices. Throws `Unreachable` or `Refused` when it cannot be told; they are kept then.
 */
export async function syncProgress(): Promise<void> {
  const db = await openOfflineDb();
  for (const position of await db.getAll('progress')) {
    if (position.sent) continue;
    await send(position);
    const tx = db.transaction('progress', 'readwrite');
    const held = await tx.store.get(position.videoId);
    if (held?.at === position.at) await tx.store.put({ ...held, sent: true }, position.videoId);
    await tx.done;
  }
}
