import type { Download } from '@/offline/download';
import { type OfflineDb, openOfflineDb } from '@/offline/offline-db';
import { planRead, type Slice, slicesOf } from '@/offline/plan-read';
import { setState } from '@/offline/store-download';
import type { KnownVideos } from './known-videos';

async function readSlice(db: OfflineDb, videoId: string, uri: string, slice: Slice): Promise<Uint8Array | null> {
  const chunk = await db.get('chunks', [videoId, uri, slice.chunk]);
  return chunk && chunk.byteLength >= slice.to ? new Uint8Array(chunk, slice.from, slice.to - slice.from) : null;
}

/** The bytes of a stored file; null when its first piece is not there any more. */
async function readMedia(
  db: OfflineDb,
  { videoId }: Download,
  file: { uri: string; bytes: number },
  range: string | null,
): Promise<Response | null> {
  const plan = planRead(range, file.bytes);
  if (plan.status === 416) return new Response(null, plan);
  const slices = slicesOf(plan.start, plan.end);
  const read = async () => {
    const { value } = slices.next();
    return value ? readSlice(db, videoId, file.uri, value) : undefined;
  };
  const first = await read();
  if (first === null) return null;
  let next: Uint8Array | null | undefined = first;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = next;
      if (piece === undefined) return controller.close();
      if (piece === null) {
        controller.error(new Error('A piece of the download is gone.'));
        return setState(videoId, { is: 'evicted' }, 'done');
      }
      controller.enqueue(piece);
      next = await read();
    },
  });
  return new Response(body, { status: plan.status, headers: { ...plan.headers, 'content-type': 'video/mp4' } });
}

async function readStored(download: Download, name: string, url: string, range: string | null) {
  const db = await openOfflineDb();
  const stored = await db.get('files', [download.videoId, name]);
  if (stored) return new Response(stored.body, { headers: { 'content-type': stored.type } });
  const file = download.files?.find(({ uri }) => url.endsWith(`/${uri}`));
  if (!file) return null;
  const answer = await readMedia(db, download, file, range);
  if (!answer) await setState(download.videoId, { is: 'evicted' }, 'done');
  return answer;
}

/** What a downloaded video consists of comes from this device, also while there is a network; all else from the server. */
export async function answerMedia(
  known: KnownVideos,
  request: Request,
  videoId: string,
  name: string,
): Promise<Response> {
  const download = await known.find(videoId);
  const stored =
    download && (await readStored(download, name, request.url, request.headers.get('range')).catch(() => null));
  return stored ?? fetch(request);
}
