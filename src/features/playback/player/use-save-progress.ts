'use client';

import { useEffect } from 'react';
import { TRPC_PATH } from '@/trpc/client';

const EVERY_MS = 5_000;

/** Sent with `keepalive`, so that it still arrives when the page is being closed. */
function send(videoId: string, positionSec: number): void {
  fetch(`${TRPC_PATH}/playback.saveProgress`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ videoId, positionSec }),
  }).catch(() => {
    // The next save in five seconds carries the same news.
  });
}

/** Tells the server the position: every five seconds while it moves, and at every pause, jump and farewell. */
export function useSaveProgress(video: HTMLVideoElement | null, videoId: string): void {
  useEffect(() => {
    if (!video) return;
    let saved: number | null = null;
    const save = () => {
      // Before the first frame the position says nothing.
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
      const position = Math.round(video.currentTime * 10) / 10;
      if (saved !== null && Math.abs(position - saved) < 0.5) return;
      saved = position;
      send(videoId, position);
    };
    const saveWhenHidden = () => {
      if (document.visibilityState === 'hidden') save();
    };
    const timer = setInterval(() => {
      if (!video.paused) save();
    }, EVERY_MS);
    video.addEventListener('pause', save);
    video.addEventListener('seeked', save);
    video.addEventListener('ended', save);
    document.addEventListener('visibilitychange', saveWhenHidden);
    window.addEventListener('pagehide', save);
    return () => {
      save();
      clearInterval(timer);
      video.removeEventListener('pause', save);
      video.removeEventListener('seeked', save);
      video.removeEventListener('ended', save);
      document.removeEventListener('visibilitychange', saveWhenHidden);
      window.removeEventListener('pagehide', save);
    };
  }, [video, videoId]);
}
