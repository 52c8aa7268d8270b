import { Refused } from './ask-server';
import { type Download, type DownloadFault, nextWanted } from './download';
import { noteFull } from './note-full';
import { openOfflineDb } from './offline-db';
import { storeDetails } from './store-details';
import { addDownload, listDownloads, setState } from './store-download';
import { Changed, storeMedia } from './store-media';
import { onChange } from './tell-change';

/** `later`: the server cannot be reached; what is wanted stays so. */
export type RunOutcome = 'idle' | 'later';

const isNamed = (error: unknown, name: string) => error instanceof Error && error.name === name;

/** Whether and why there is no use in going on; null = try again later. */
function faultOf(error: unknown): DownloadFault | null {
  if (error instanceof Refused) return error.fault;
  if (isNamed(error, 'QuotaExceededError')) return 'full';
  // What the database reports when the disk itself is full (Firefox, WebKit).
  if (isNamed(error, 'UnknownError') || isNamed(error, 'AbortError')) return 'full';
  return null;
}

/** Aborts as soon as the user pauses or deletes the download. */
function watchWish(videoId: string, signal: AbortSignal) {
  const controller = new AbortController();
  const look = async () => {
    const held = await (await openOfflineDb()).get('downloads', videoId);
    if (held?.state.is !== 'wanted') controller.abort();
  };
  const end = onChange((change) => {
    if (change === 'list') look().catch(() => controller.abort());
  });
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop);
  return {
    signal: controller.signal,
    end: () => {
      end();
      signal.removeEventListener('abort', stop);
    },
  };
}

async function downloadOne(download: Download, signal: AbortSignal, onKept: () => void): Promise<RunOutcome> {
  const { videoId } = download;
  const watched = watchWish(videoId, signal);
  try {
    const detailed = download.files ? download : await storeDetails(download, watched.signal);
    if (await storeMedia(detailed, watched.signal)) {
      await setState(videoId, { is: 'done' }, 'wanted');
      if (download.keptFor !== null) onKept();
    }
    return 'idle';
  } catch (error) {
    if (watched.signal.aborted) return 'idle';
    if (error instanceof Changed) {
      await addDownload({ ...download, files: null });
      return 'idle';
    }
    const fault = faultOf(error);
    if (fault === null) return 'later';
    if (fault === 'full') await noteFull(videoId);
    else await setState(videoId, { is: 'stopped', fault }, 'wanted');
    return 'idle';
  } finally {
    watched.end();
  }
}

/**
 * Downloads what is wanted, one after the other, until nothing is or the server cannot be reached. `onKept`: one of a kept
 * channel is complete, so that an older one may go.
 */
export async function runDownloads(signal: AbortSignal, onKept: () => void): Promise<RunOutcome> {
  for (;;) {
    const next = signal.aborted ? null : nextWanted(await listDownloads());
    if (!next) return 'idle';
    if ((await downloadOne(next, signal, onKept)) === 'later') return 'later';
  }
}
