/** Left free, bytes: a device without any room could not even note down why a download stands still, nor a position. */
const KEPT_FREE_BYTES = 2 * 1024 * 1024;

/**
 * Throws the same `QuotaExceededError` as the browser when so many bytes more would leave less than is kept free.
 * Browsers that do not say how much room there is (no https, before 2023) find out by themselves.
 */
export async function needRoom(bytes: number): Promise<void> {
  if (!('storage' in navigator && 'estimate' in navigator.storage)) return;
  const { usage, quota } = await navigator.storage.estimate();
  if (usage === undefined || quota === undefined) return;
  if (quota - usage - bytes < KEPT_FREE_BYTES) throw new DOMException('No room is left', 'QuotaExceededError');
}
