const EVENT = 'jomo-viewing-action';

/**
 * Says that somebody did something with a video that is neither a key nor a tap on the page: buttons of a lock screen,
 * a headset, or a notification.
 */
export function noteViewingAction(video: HTMLVideoElement): void {
  video.dispatchEvent(new Event(EVENT));
}

/** Calls back for each of them, until `signal` ends. */
export function onViewingAction(video: HTMLVideoElement, act: () => void, signal: AbortSignal): void {
  video.addEventListener(EVENT, act, { signal });
}
