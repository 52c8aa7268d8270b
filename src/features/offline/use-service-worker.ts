'use client';

import { useCallback, useEffect, useState } from 'react';
import { RELOAD_MESSAGE } from '@/offline/worker-messages';

const LOOK_EVERY_MS = 60 * 60 * 1000;
const BEGINNING_MS = 3_000;

/**
 * When the page has loaded, had time for its own beginning and is idle: what is fetched for later, half a core for two
 * seconds at the first visit, slows neither the first picture nor a tap down.
 */
function whenCalm(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const idle = () => ('requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 5_000 }) : work());
  const loaded = () => {
    timer = setTimeout(idle, BEGINNING_MS);
  };
  if (document.readyState === 'complete') loaded();
  else window.addEventListener('load', loaded, { once: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('load', loaded);
  };
}

function onceInstalled(worker: ServiceWorker | null, tell: (worker: ServiceWorker) => void): void {
  worker?.addEventListener('statechange', () => {
    // The very first one has nobody to replace.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) tell(worker);
  });
}

/**
 * Registers the service worker, which keeps the app usable without a network. `waiting`: a new version that was fetched
 * and takes over by `takeOver`, which reloads this page, or when all pages of the app were closed.
 */
export function useServiceWorker() {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    // Browsers offer service workers only over https and on the machine itself.
    if (!('serviceWorker' in navigator)) return;
    let registration: ServiceWorkerRegistration | null = null;
    let gone = false;
    let lookedAt = Date.now();
    const tell = (worker: ServiceWorker) => {
      if (!gone) setWaiting(worker);
    };
    const found = () => onceInstalled(registration?.installing ?? null, tell);
    const register = async () => {
      registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
      if (gone) return;
      if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
      found();
      registration.addEventListener('updatefound', found);
    };
    const look = () => {
      if (document.visibilityState !== 'visible' || Date.now() - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = Date.now();
      registration?.update().catch(() => {});
    };
    const endWaiting = whenCalm(() => void register().catch(() => {}));
    document.addEventListener('visibilitychange', look);
    return () => {
      gone = true;
      endWaiting();
      document.removeEventListener('visibilitychange', look);
      registration?.removeEventListener('updatefound', found);
    };
  }, []);
  const takeOver = useCallback(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
    waiting?.postMessage(RELOAD_MESSAGE);
  }, [waiting]);
  return { waiting, takeOver };
}
