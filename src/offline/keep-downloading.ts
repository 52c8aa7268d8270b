import { type RunOutcome, runDownloads } from './run-downloads';
import { onChange } from './tell-change';

const LOCK = 'jomo-downloads';
const FIRST_WAIT_MS = 2_000;
const MOST_WAIT_MS = 30_000;

/** Runs `work` unless another page of this browser does already; `later` then, as that page may be closed. */
async function alone(work: () => Promise<RunOutcome>): Promise<RunOutcome> {
  // Browsers before 2022 have no locks; two pages there may fetch the same piece twice, no more.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock ? work() : 'later'));
}

/**
 * Sees to it that wanted downloads go on while this page is open: at once, after every change, when the connection is
 * back, and now and then while the server cannot be reached. `onKept` as in `runDownloads`. Answers the function that ends it.
 */
export function keepDownloading(onKept: () => void): () => void {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;
  let running = false;

  const go = async () => {
    clearTimeout(timer);
    if (running || ending.signal.aborted) return;
    running = true;
    const outcome = await alone(() => runDownloads(ending.signal, onKept)).catch((): RunOutcome => 'later');
    running = false;
    if (outcome === 'idle') waitMs = FIRST_WAIT_MS;
    else if (!ending.signal.aborted) {
      timer = setTimeout(() => void go(), waitMs);
      waitMs = Math.min(waitMs * 2, MOST_WAIT_MS);
    }
  };
  const now = () => {
    waitMs = FIRST_WAIT_MS;
    void go();
  };
  const whenSeen = () => {
    if (document.visibilityState === 'visible') now();
  };
  const endListening = onChange((change) => {
    if (change === 'list') now();
  });
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', whenSeen);
  now();
  return () => {
    ending.abort();
    clearTimeout(timer);
    endListening();
    window.removeEventListener('online', now);
    document.removeEventListener('visibilitychange', whenSeen);
  };
}
