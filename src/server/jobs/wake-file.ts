import { closeSync, type FSWatcher, openSync, utimesSync, watch } from 'node:fs';

/** Several touches in a row are answered once more at the end. */
const SETTLE_MS = 10;

/**
 * Tells other processes of this machine, or other containers on the same volume, that there is something new in the
 * queue: one touches a file, the others watch it. Where a file system cannot be watched, and between machines, polling
 * remains.
 */
export function createWakeFile(file: string) {
  closeSync(openSync(file, 'a'));

  return {
    touch(): void {
      const now = new Date();
      utimesSync(file, now, now);
    },
    /** Calls `onTouch` after each touch, at once for the first of several. Returns the stop function. */
    watch(onTouch: () => void): () => void {
      let timer: NodeJS.Timeout | undefined;
      let again = false;
      function touched(): void {
        again = timer !== undefined;
        if (again) return;
        onTouch();
        timer = setTimeout(() => {
          timer = undefined;
          if (again) touched();
        }, SETTLE_MS);
      }
      const watcher = watchFile(file, touched);
      return () => {
        watcher?.close();
        clearTimeout(timer);
      };
    },
  };
}

function watchFile(file: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(file, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
