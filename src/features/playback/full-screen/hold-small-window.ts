/** A page in the background may get no picture to show; then the next video goes on without the small window. */
const PATIENCE_MS = 1_000;
/** A video that cannot be played must not keep the window for ever. */
const HELD_MS = 30_000;

let release: (() => void) | null = null;

/** Closes the small window if nobody has taken it over. */
export function releaseSmallWindow(): void {
  release?.();
}

/** A video that shows the last picture of another one. */
function still(of: HTMLVideoElement): { held: HTMLVideoElement; end: () => void } {
  const canvas = document.createElement('canvas');
  canvas.width = of.videoWidth || 640;
  canvas.height = of.videoHeight || 360;
  canvas.getContext('2d')?.drawImage(of, 0, 0, canvas.width, canvas.height);
  const stream = canvas.captureStream(5);
  const held = document.createElement('video');
  held.hidden = true;
  held.muted = true;
  held.srcObject = stream;
  document.body.append(held);
  const end = () => {
    for (const track of stream.getTracks()) track.stop();
    held.remove();
  };
  return { held, end };
}

const tooLong = () => new Promise<never>((_resolve, reject) => setTimeout(reject, PATIENCE_MS));

/**
 * Before a video that is shown as picture in picture goes: keeps the small window open with its last picture, for the
 * video that comes to take it over. Browsers open such a window only after a tap, but let it pass from one video to
 * another. Never throws; without a window it does nothing.
 */
export async function holdSmallWindow(video: HTMLVideoElement): Promise<void> {
  if (document.pictureInPictureElement !== video) return;
  let end = () => {};
  try {
    const made = still(video);
    end = made.end;
    await Promise.race([made.held.play(), tooLong()]);
    await made.held.requestPictureInPicture();
  } catch {
    return end();
  }
  const timer = setTimeout(releaseSmallWindow, HELD_MS);
  release = () => {
    clearTimeout(timer);
    release = null;
    end();
  };
}

/** Takes over the small window that is held, if there is one, as soon as this video can be shown. Answers how to stop waiting. */
export function takeSmallWindow(video: HTMLVideoElement): () => void {
  const take = () => {
    if (release)
      video
        .requestPictureInPicture()
        .catch(() => {})
        .finally(releaseSmallWindow);
  };
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) take();
  else video.addEventListener('loadedmetadata', take, { once: true });
  return () => video.removeEventListener('loadedmetadata', take);
}
