'use client';

import { useDownloads } from './use-downloads';

/** Whether a video is on this device, complete, and so plays from it. */
export function useOnDevice(videoId: string): boolean {
  const downloads = useDownloads();
  return downloads.is === 'read' && downloads.items.some((one) => one.videoId === videoId && one.state.is === 'done');
}
