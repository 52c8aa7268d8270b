'use client';

import { useEffect, useState } from 'react';

export type StorageRoom = { used: number; free: number; persisted: boolean };

/** What this site uses and may still use, bytes, as far as the browser says. `when`: asked anew when it changes. */
export function useStorageRoom(when: unknown): StorageRoom | null {
  const [room, setRoom] = useState<StorageRoom | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` is there to ask anew.
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      const persisted = await navigator.storage.persisted();
      if (!gone) setRoom({ used: usage, free: Math.max(0, quota - usage), persisted });
    };
    // Not there without https, and in old browsers.
    if ('storage' in navigator && 'estimate' in navigator.storage) ask().catch(() => {});
    return () => {
      gone = true;
    };
  }, [when]);
  return room;
}
