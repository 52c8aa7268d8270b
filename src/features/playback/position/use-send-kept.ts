'use client';

import { useEffect } from 'react';
import { unsentPositions } from './position-store';
import { sendPosition } from './send-position';

/** Tells the server every position that it may not have, until it cannot be told. */
export async function sendKept(): Promise<void> {
  for (const [videoId, position] of unsentPositions()) {
    const result = await sendPosition(videoId, position, Date.now());
    if (result === 'signed-out' || result === 'away') return;
  }
}

/**
 * Sends what was watched while the server could not be told: when a page has opened and is `ready` with what somebody waits
 * for, and when the network is back.
 */
export function useSendKept(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const send = () => void sendKept();
    send();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  }, [ready]);
}
