import type { Attached } from './attach-hls';

type Options = { src: string; startAt: number; onFatal: (message: string) => void };

/** Plays `src` with the browser's own HLS (old iPhones); it chooses the quality itself. */
export function attachNative(video: HTMLVideoElement, { src, startAt, onFatal }: Options): Attached {
  const seek = () => {
    if (startAt > 0) video.currentTime = startAt;
  };
  const fail = () => onFatal('This browser could not play the video.');
  video.addEventListener('loadedmetadata', seek, { once: true });
  video.addEventListener('error', fail);
  video.src = src;
  return {
    setLevel: () => {},
    liveEdge: () => null,
    destroy: () => {
      video.removeEventListener('loadedmetadata', seek);
      video.removeEventListener('error', fail);
      video.removeAttribute('src');
      video.load();
    },
  };
}
