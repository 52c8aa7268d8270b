/** Tells a service worker that waits with a new version to take over. */
export const RELOAD_MESSAGE = 'jomo-take-over';
/** Background sync: positions that the server has not heard of. */
export const PROGRESS_TAG = 'jomo-progress';
/** Periodic background sync: the newest of kept channels. */
export const KEEP_TAG = 'jomo-keep';
/** On a position that is already kept on the device: the service worker must not keep it again and say that all is well. */
export const SYNC_HEADER = 'x-jomo-sync';
