const PREFIX = 'jomo-watching-';

/**
 * Says to all pages of this browser and to the service worker that a video is being watched, until the function answered
 * is called or the page is gone: by a lock, which a browser lets go whatever happens to the page.
 */
export function holdWatched(videoId: string): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Browsers before 2022 have no locks.
  if ('locks' in navigator) {
    navigator.locks.request(PREFIX + videoId, { mode: 'shared' }, () => released).catch(() => {});
  }
  return release;
}

/** The videos that are being watched in this browser. */
export async function watchedNow(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(PREFIX));
  return new Set(names.map((name) => name.slice(PREFIX.length)));
}
