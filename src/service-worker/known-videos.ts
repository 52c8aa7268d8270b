import type { Download } from '@/offline/download';
import { listDownloads } from '@/offline/store-download';
import { onChange } from '@/offline/tell-change';

export type KnownVideos = ReturnType<typeof createKnownVideos>;

/**
 * Which videos are on this device, so that requests for all others are left to the browser, untouched and without delay.
 * Whether a request is taken has to be said at once; as long as the database has not answered, all are.
 */
export function createKnownVideos() {
  let complete: ReadonlyMap<string, Download> | null = null;
  let reading: Promise<ReadonlyMap<string, Download>> | null = null;

  async function read(): Promise<ReadonlyMap<string, Download>> {
    const downloads = await listDownloads().catch(() => []);
    return new Map(downloads.filter(({ state }) => state.is === 'done').map((one) => [one.videoId, one]));
  }
  function refresh(): Promise<ReadonlyMap<string, Download>> {
    const mine = read().then((found) => {
      if (reading === mine) complete = found;
      return found;
    });
    reading = mine;
    return mine;
  }
  onChange((change) => {
    if (change === 'list') void refresh();
  });
  void refresh();

  return {
    /** False only when that video is certainly not here; null asks for any. */
    mayHave: (videoId: string | null): boolean =>
      complete === null || (videoId === null ? complete.size > 0 : complete.has(videoId)),
    /** The complete download; null when there is none. */
    find: async (videoId: string): Promise<Download | null> =>
      (complete ?? (await (reading ?? refresh()))).get(videoId) ?? null,
  };
}
