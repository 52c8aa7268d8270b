import type { Download, DownloadState } from './download';
import { forgetReminder, remind } from './download-reminders';
import { type OfflineDb, openOfflineDb } from './offline-db';
import { tellChange } from './tell-change';

/** Every key of a store that begins with the video. */
export const keysOf = (videoId: string): IDBKeyRange => IDBKeyRange.bound([videoId], [videoId, []]);

const stores = ['downloads', 'chunks', 'files', 'answers', 'chat'] as const;

/** What was stored of a video goes; with `again`, that stands there instead, in the same step. */
async function clear(db: OfflineDb, videoId: string, again: Download | null): Promise<void> {
  const tx = db.transaction(stores, 'readwrite');
  const range = keysOf(videoId);
  await Promise.all([
    again ? tx.objectStore('downloads').put(again, videoId) : tx.objectStore('downloads').delete(videoId),
    tx.objectStore('chunks').delete(range),
    tx.objectStore('files').delete(range),
    tx.objectStore('answers').delete(range),
    tx.objectStore('chat').delete(range),
    tx.done,
  ]);
}

export async function listDownloads(): Promise<Download[]> {
  return (await openOfflineDb()).getAll('downloads');
}

/** Begins a download from its first byte, whatever was there of that video. */
export async function addDownload(download: Download): Promise<void> {
  await clear(await openOfflineDb(), download.videoId, download);
  remind(download);
  tellChange('list');
}

export async function deleteDownload(videoId: string): Promise<void> {
  forgetReminder(videoId);
  await clear(await openOfflineDb(), videoId, null);
  tellChange('list');
}

/** Sets the state, unless the download was deleted meanwhile or `from` does not hold any more. Rejects when there is no room. */
export async function setState(videoId: string, to: DownloadState, from?: DownloadState['is']): Promise<void> {
  const db = await openOfflineDb();
  const tx = db.transaction('downloads', 'readwrite');
  const held = await tx.store.get(videoId);
  const fits = held && (from === undefined || held.state.is === from);
  await Promise.all([fits && tx.store.put({ ...held, state: to }, videoId), tx.done]);
  tellChange('list');
}
