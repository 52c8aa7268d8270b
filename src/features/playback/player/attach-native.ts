import { playerTexts } from '@/texts/player';
import type { Attached } from './attach-hls';
import type { Trouble } from './recovery';

type Options = { src: string; startAt: number; onFatal: (trouble: Trouble) => void };

/**
 * Answers nothing to "what can be jumped to" until the length is known; ends by the function returned. WebKitGTK 2.50, asked
 * earlier (as the controls do), takes the length for 0, and its HLS cannot be sought in from then on.
 */
function hideSeekable(video: HTMLVideoElement): () => void {
  const nothing = document.createElement('video').seekable;
  Object.defineProperty(video, 'seekable', { configurable: true, get: () => nothing });
  const show = () => void Reflect.deleteProperty(video, 'seekable');
  video.addEventListener('loadedmetadata', show, { once: true });
  return () => {
    video.removeEventListener('loadedmetadata', show);
    show();
  };
}

/** Plays `src` with the browser's own HLS (old iPhones, and whatever another screen is to fetch); it chooses the quality itself. */
export function attachNative(video: HTMLVideoElement, { src, startAt, onFatal }: Options): Attached {
  const seek = () => {
    if (startAt > 0) video.currentTime = startAt;
  };
  const fail = () => onFatal({ reason: 'media', message: playerTexts.unplayable });
  // hls.js may have switched that off, which its way of playing has to where there is no other.
  video.disableRemotePlayback = false;
  const showSeekable = hideSeekable(video);
  video.addEventListener('loadedmetadata', seek, { once: true });
  video.addEventListener('error', fail);
  video.src = src;
  return {
    setLevel: () => {},
    liveEdge: () => null,
    // The browser loads by itself; it only has to be asked for something new.
    revive: () => {
      if (video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) video.currentTime = video.currentTime || startAt;
    },
    destroy: () => {
      showSeekable();
      video.removeEventListener('loadedmetadata', seek);
      video.removeEventListener('error', fail);
      video.removeAttribute('src');
      video.load();
    },
  };
}
