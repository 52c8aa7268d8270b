import type { Download } from '@/offline/download';
import { addDownload } from '@/offline/store-download';
import { offlineTexts } from '@/texts/offline';

type Rung = { name: string; height: number | null; bytes: number };
export type Downloadable = {
  id: string;
  title: string;
  durationSec: number;
  channel: { id: string; name: string } | null;
};

/** Asks the browser not to delete what is stored here. It may say no, or ask the user, whose answer nothing waits for. */
export function askToPersist(): void {
  if ('storage' in navigator && 'persist' in navigator.storage) navigator.storage.persist().catch(() => false);
}

/** Begins a download that the user asked for. */
export async function beginDownload(video: Downloadable, rung: Rung): Promise<void> {
  askToPersist();
  await addDownload({
    videoId: video.id,
    title: video.title,
    channelId: video.channel?.id ?? null,
    channelName: video.channel?.name ?? null,
    durationSec: video.durationSec,
    rung: rung.name,
    height: rung.height,
    bytes: rung.bytes,
    files: null,
    state: { is: 'wanted' },
    keptFor: null,
    addedAt: Date.now(),
  });
}

/** The same once more, after the browser has removed it or the server has changed it. */
export async function downloadAgain(download: Download): Promise<void> {
  askToPersist();
  await addDownload({ ...download, files: null, state: { is: 'wanted' }, addedAt: Date.now() });
}

/** Why a download could not even begin. */
export function beginFault(error: unknown): string {
  const full = error instanceof Error && error.name === 'QuotaExceededError';
  return full ? offlineTexts.faults.full : offlineTexts.failedToRead;
}
