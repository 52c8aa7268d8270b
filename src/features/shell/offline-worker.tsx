'use client';

import { useEffect } from 'react';

/** Registers the service worker that shows the offline page when the server cannot be reached. */
export function OfflineWorker() {
  useEffect(() => {
    // Browsers offer service workers only over https and on the machine itself.
    if (!('serviceWorker' in navigator)) return;
    navigator.serviceWorker.register('/sw.js').catch(() => {});
  }, []);
  return null;
}
