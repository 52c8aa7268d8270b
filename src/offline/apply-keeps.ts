import { askServer } from './ask-server';
import type { Download } from './download';
import { chooseRung, decideKeep, type KeepOffline } from './keep-offline';
import { openOfflineDb } from './offline-db';
import { addDownload, deleteDownload, listDownloads } from './store-download';
import { tellChange } from './tell-change';
import { watchedNow } from './watched-now';

const MOST_UNWANTED = 100;
/** Of the newest of a channel, as many as the server tells at once. What is older is not deleted any more. */
const LOOKED_AT = 100;

export async function listKeeps(): Promise<KeepOffline[]> {
  return (await openOfflineDb()).getAll('keeps');
}

export async function setKeep(rule: KeepOffline): Promise<void> {
  await (await openOfflineDb()).put('keeps', rule, rule.channelId);
  tellChange('list');
}

/** Deletes a download for the user. What a kept channel has brought does not come back by itself. */
export async function discardDownload({ videoId, keptFor }: Pick<Download, 'videoId' | 'keptFor'>): Promise<void> {
  if (keptFor !== null) {
    const tx = (await openOfflineDb()).transaction('keeps', 'readwrite');
    const rule = await tx.store.get(keptFor);
    // As many as a rule looks at are enough to remember.
    const unwanted = [...(rule?.unwanted ?? []).slice(-MOST_UNWANTED), videoId];
    await Promise.all([rule && tx.store.put({ ...rule, unwanted }, keptFor), tx.done]);
  }
  await deleteDownload(videoId);
}

/** The rule goes; what it has downloaded stays, as if the user had asked for it. */
export async function endKeep(channelId: string): Promise<void> {
  const db = await openOfflineDb();
  const tx = db.transaction(['keeps', 'downloads'], 'readwrite');
  const downloads = tx.objectStore('downloads');
  for (const download of await downloads.getAll()) {
    if (download.keptFor === channelId) await downloads.put({ ...download, keptFor: null }, download.videoId);
  }
  await tx.objectStore('keeps').delete(channelId);
  await tx.done;
  tellChange('list');
}

async function makeDownload(rule: KeepOffline, videoId: string, title: string, now: number): Promise<Download | null> {
  const { rungs } = await askServer.rungSizes({ videoId });
  const rung = chooseRung(rungs, rule.height);
  if (!rung) return null;
  return {
    videoId,
    title,
    channelId: rule.channelId,
    channelName: rule.channelName,
    durationSec: 0,
    rung: rung.name,
    height: rung.height,
    bytes: rung.bytes,
    files: null,
    state: { is: 'wanted' },
    keptFor: rule.channelId,
    addedAt: now,
  };
}

/** Looks at every kept channel, and asks for and removes downloads accordingly. Throws `Unreachable` or `Refused`. */
export async function applyKeeps(now: () => number): Promise<void> {
  for (const rule of await listKeeps()) {
    const { items } = await askServer.videos({ channelId: rule.channelId, limit: LOOKED_AT });
    const { add, remove } = decideKeep(rule, items, await listDownloads(), await watchedNow());
    for (const videoId of remove) await deleteDownload(videoId);
    for (const videoId of add) {
      const download = await makeDownload(rule, videoId, items.find(({ id }) => id === videoId)?.title ?? '', now());
      if (download) await addDownload(download);
    }
  }
}
