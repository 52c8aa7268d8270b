import { enterFullscreen, exitFullscreen, isFullscreen } from 'media-chrome/utils/fullscreen-api';

/**
 * Fills the screen with an element, or with the video alone where a browser can do no other (an iPhone), and back. By
 * the code that is behind media-chrome's button, since that button is there later than the first key.
 */
export function toggleFullScreen(fullscreenElement: HTMLElement, media: HTMLVideoElement): void {
  const owners = { fullscreenElement, media, documentElement: document };
  // Neither ever rejects.
  void (isFullscreen(owners) ? exitFullscreen(owners) : enterFullscreen(owners));
}
