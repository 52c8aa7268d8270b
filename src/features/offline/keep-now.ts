import { applyKeeps, listKeeps } from '@/offline/apply-keeps';
import { KEEP_TAG } from '@/offline/worker-messages';

const LOCK = 'jomo-keeps';
const TWICE_A_DAY_MS = 12 * 60 * 60 * 1000;

type PeriodicSync = { register: (tag: string, options: { minInterval: number }) => Promise<void> };

function periodicSyncOf(registration: ServiceWorkerRegistration): PeriodicSync | null {
  return 'periodicSync' in registration ? (registration.periodicSync as PeriodicSync) : null;
}

/** Asks to be woken now and then with no page open. Only Chromium can, only for an installed app, as often as it likes. */
async function askToBeWoken(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const sync = registration ? periodicSyncOf(registration) : null;
  await sync?.register(KEEP_TAG, { minInterval: TWICE_A_DAY_MS });
}

/** Brings the newest videos of kept channels to this device, unless another page is about it. */
export async function keepNow(): Promise<void> {
  if ((await listKeeps()).length === 0) return;
  await askToBeWoken().catch(() => {});
  if (!('locks' in navigator)) return applyKeeps(Date.now);
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await applyKeeps(Date.now);
  });
}
