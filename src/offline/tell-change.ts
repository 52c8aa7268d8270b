/** `list`: a download came, went or changed its state. `bytes`: one of them got further. */
export type Change = 'list' | 'bytes';

const CHANNEL = 'jomo-offline';

let opened: BroadcastChannel | null = null;
const listeners = new Set<(change: Change) => void>();

function channel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  if (!opened) {
    opened = new BroadcastChannel(CHANNEL);
    opened.onmessage = ({ data }) => {
      for (const listener of listeners) listener(data === 'bytes' ? 'bytes' : 'list');
    };
  }
  return opened;
}

/** Says that something kept on this device has changed: to this page, to other ones and to the service worker. */
export function tellChange(change: Change): void {
  channel()?.postMessage(change);
  for (const listener of listeners) listener(change);
}

/** Calls back after every change, whoever made it. Answers the function that ends it. */
export function onChange(listener: (change: Change) => void): () => void {
  channel();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
