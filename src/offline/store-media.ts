import { fetchGood, readWhole, Unreachable } from './ask-server';
import type { Download, DownloadFile } from './download';
import { needRoom } from './need-room';
import { type OfflineDb, openOfflineDb } from './offline-db';
import { CHUNK_BYTES } from './plan-read';
import { tellChange } from './tell-change';

/** The file on the server is another one than what was stored of it. */
export class Changed extends Error {}

/** The bytes of a body in pieces of the size that is stored; the last one is what is left. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  let piece = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  try {
    for (;;) {
      const { done, value } = await readWhole(reader.read());
      if (done) break;
      for (let at = 0; at < value.length; ) {
        const part = value.subarray(at, at + CHUNK_BYTES - filled);
        piece.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < CHUNK_BYTES) continue;
        yield piece;
        piece = new Uint8Array(CHUNK_BYTES);
        filled = 0;
      }
    }
  } finally {
    // Also when nobody wants the rest.
    reader.cancel().catch(() => {});
  }
  if (filled > 0) yield piece.slice(0, filled);
}

/** One piece and how far the file got with it, as one. Null when the download is not wanted any more. */
async function storePiece(
  db: OfflineDb,
  videoId: string,
  { uri, received, etag }: DownloadFile,
  piece: Uint8Array<ArrayBuffer>,
): Promise<Download | null> {
  await needRoom(piece.length);
  const tx = db.transaction(['downloads', 'chunks'], 'readwrite');
  const held = await tx.objectStore('downloads').get(videoId);
  if (held?.state.is !== 'wanted' || !held.files) {
    await tx.done;
    return null;
  }
  const files = held.files.map((file) => {
    return file.uri === uri ? { ...file, received: received + piece.length, etag } : file;
  });
  const next = { ...held, files };
  const key: [string, string, number] = [videoId, uri, Math.floor(received / CHUNK_BYTES)];
  const puts = [tx.objectStore('chunks').put(piece.buffer, key), tx.objectStore('downloads').put(next, videoId)];
  await Promise.all([...puts, tx.done]);
  tellChange('bytes');
  return next;
}

/** Bytes that the stored pieces of a file hold, the last one taken for whole: some may have been given back. */
async function countStored(db: OfflineDb, videoId: string, uri: string): Promise<number> {
  return CHUNK_BYTES * (await db.count('chunks', IDBKeyRange.bound([videoId, uri], [videoId, uri, []])));
}

async function requestRest(videoId: string, file: DownloadFile, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { range: `bytes=${file.received}-${file.bytes - 1}` };
  if (file.etag !== null) headers['if-range'] = file.etag;
  // A copy in the browser's own cache would take the room a second time.
  const response = await fetchGood(`/media/${videoId}/${file.uri}`, { headers, signal, cache: 'no-store' });
  if (file.received > 0 && response.status !== 206) throw new Changed();
  return response;
}

/** Stores the rest of one file. False when the download is not wanted any more. */
async function storeFile(db: OfflineDb, videoId: string, file: DownloadFile, signal: AbortSignal): Promise<boolean> {
  const response = await requestRest(videoId, file, signal);
  const etag = response.headers.get('etag');
  if (!response.body) throw new Unreachable();
  let { received } = file;
  for await (const piece of piecesOf(response.body)) {
    const whole = piece.length === CHUNK_BYTES || received + piece.length === file.bytes;
    // Cut off within a piece: it is asked for again.
    if (!whole) throw new Unreachable();
    if (!(await storePiece(db, videoId, { ...file, received, etag }, piece))) return false;
    received += piece.length;
  }
  if (received < file.bytes) throw new Unreachable();
  return true;
}

/** Stores what is missing of the media. False when the download is not wanted any more. Throws `Unreachable`, `Refused`, `Changed`. */
export async function storeMedia({ videoId, files }: Download, signal: AbortSignal): Promise<boolean> {
  const db = await openOfflineDb();
  for (const noted of files ?? []) {
    const file = { ...noted, received: Math.min(noted.received, await countStored(db, videoId, noted.uri)) };
    if (file.received < file.bytes && !(await storeFile(db, videoId, file, signal))) return false;
  }
  return true;
}
