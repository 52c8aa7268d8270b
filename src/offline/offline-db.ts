import type { ChatMessage } from '@jomo/recorder/protocol';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Download } from './download';
import type { KeepOffline } from './keep-offline';

/** A small file as it is answered: a playlist, a picture. */
export type StoredFile = { type: string; body: ArrayBuffer };

/**
 * The last position that this device could not tell the server at once. `at` and `actionAt`: when it was reached and when
 * somebody last did something there, epoch milliseconds. `sent`: the server has it by now; it is still newer than what is
 * stored about the video.
 */
export type PendingProgress = {
  videoId: string;
  positionSec: number;
  at: number;
  actionAt: number;
  player: string | null;
  sent: boolean;
};

interface OfflineSchema extends DBSchema {
  downloads: { key: string; value: Download };
  /** Media in pieces: video, file, number of the piece. */
  chunks: { key: [string, string, number]; value: ArrayBuffer };
  /** Video and file name. */
  files: { key: [string, string]; value: StoredFile };
  /** What the API answered about a video, by procedure. */
  answers: { key: [string, string]; value: unknown };
  /** Video, wall clock, number: the order in which chat is read. */
  chat: { key: [string, number, number]; value: ChatMessage };
  progress: { key: string; value: PendingProgress };
  keeps: { key: string; value: KeepOffline };
  /** `owner`: whose all of this is. */
  meta: { key: 'owner'; value: string };
}

export type OfflineDb = IDBPDatabase<OfflineSchema>;
const NAME = 'jomo-offline';

let opened: Promise<OfflineDb> | null = null;

/**
 * Everything kept on this device, in IndexedDB: it is there in every browser since Chromium 92 and Safari 14, on pages and
 * in the service worker alike, and a piece of media and how far the download got are written as one, so that a killed
 * browser goes on at the right byte. Rejects where a browser offers no storage (some private windows).
 */
export function openOfflineDb(): Promise<OfflineDb> {
  opened ??= openDB<OfflineSchema>(NAME, 1, {
    upgrade(db) {
      for (const name of ['downloads', 'chunks', 'files', 'answers', 'chat', 'progress', 'keeps', 'meta'] as const) {
        db.createObjectStore(name);
      }
    },
    // Another page wants to delete or upgrade it.
    blocking: (_version, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Removes everything that is kept on this device. */
export async function deleteOfflineDb(): Promise<void> {
  const before = opened;
  opened = null;
  (await before?.catch(() => null))?.close();
  await deleteDB(NAME);
}
