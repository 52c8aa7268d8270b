/** A media file of a download: `bytes` of it are wanted, the first `received` are stored. */
export type DownloadFile = {
  /** As the playlist names it; also its address below /media/<video>/. */
  uri: string;
  bytes: number;
  received: number;
  /** Of the answer the stored bytes came from; the rest must be of the same. */
  etag: string | null;
};

/** Why a download stands still, when neither the user nor the connection is the reason. */
export type DownloadFault =
  /** The device has no room. */
  | 'full'
  | 'signed-out'
  /** The video or this quality of it is not on the server any more. */
  | 'gone'
  /** The server answered something that cannot be used. */
  | 'failed';

export type DownloadState =
  /** To be downloaded, as soon as it can be. */
  | { is: 'wanted' }
  | { is: 'paused' }
  | { is: 'stopped'; fault: DownloadFault }
  | { is: 'done' }
  /** It was complete, and the browser has removed it or a piece of it. */
  | { is: 'evicted' };

export type Download = {
  videoId: string;
  title: string;
  channelId: string | null;
  channelName: string | null;
  durationSec: number;
  rung: string;
  height: number | null;
  /** Of the media, as far as it is known. */
  bytes: number;
  /** Null until everything but the media is stored: playlists, pictures, chat. */
  files: DownloadFile[] | null;
  state: DownloadState;
  /** The channel whose newest are kept offline; null = the user asked for this video. */
  keptFor: string | null;
  /** Epoch milliseconds. */
  addedAt: number;
};

/** Bytes of media that are stored. */
export function receivedBytes({ files }: Pick<Download, 'files'>): number {
  return files?.reduce((sum, file) => sum + file.received, 0) ?? 0;
}

/** Share of the media that is stored, 0 to 1. */
export function downloadedShare(download: Pick<Download, 'files' | 'bytes' | 'state'>): number {
  if (download.state.is === 'done') return 1;
  return download.bytes > 0 ? Math.min(receivedBytes(download) / download.bytes, 1) : 0;
}

/** The one to be worked on: the first that was asked for. */
export function nextWanted(downloads: readonly Download[]): Download | null {
  const wanted = downloads.filter(({ state }) => state.is === 'wanted');
  return wanted.reduce<Download | null>((first, one) => (first && first.addedAt <= one.addedAt ? first : one), null);
}
