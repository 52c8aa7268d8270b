import { keepDownloading } from '@/offline/keep-downloading';
import { takeDevice } from '@/offline/own-device';
import { syncProgress } from '@/offline/sync-progress';
import { keepNow } from './keep-now';

const EVERY_MS = 15 * 60 * 1000;

function lookAtKeeps(): void {
  keepNow().catch(() => {});
}

/** Positions reached offline go to the server, and kept channels are looked at; failures wait for the next time. */
function refresh(): void {
  if (document.visibilityState === 'hidden') return;
  syncProgress().catch(() => {});
  lookAtKeeps();
}

/**
 * Does what has to be done on this device while the app is open, for `owner` (null = nobody can tell). What another user
 * has left is deleted first. Answers the function that ends it. Rejects without a database (a private window).
 */
export async function beginDeviceWork(owner: string | null): Promise<() => void> {
  if (owner !== null) await takeDevice(owner);
  const endDownloading = keepDownloading(lookAtKeeps);
  refresh();
  const timer = setInterval(refresh, EVERY_MS);
  window.addEventListener('online', refresh);
  document.addEventListener('visibilitychange', refresh);
  return () => {
    endDownloading();
    clearInterval(timer);
    window.removeEventListener('online', refresh);
    document.removeEventListener('visibilitychange', refresh);
  };
}
