import type { Download } from './download';

const KEY = 'jomo.downloads';

function read(): Record<string, Download> {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof held === 'object' && held !== null ? (held as Record<string, Download>) : {};
  } catch {
    // No storage, as in a service worker, or not ours.
    return {};
  }
}

function write(reminders: Record<string, Download>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(reminders));
  } catch {}
}

/**
 * Browsers that need room remove a site's database without a word. The names of the downloads are kept apart from it,
 * where it is not looked for first, so that it can be told and made good.
 */
export function remind(download: Download): void {
  write({ ...read(), [download.videoId]: { ...download, files: null, state: { is: 'evicted' } } });
}

export function forgetReminder(videoId: string): void {
  const { [videoId]: _gone, ...rest } = read();
  write(rest);
}

export function forgetAllReminders(): void {
  write({});
}

/** Those that were once asked for and are not in the database any more. */
export function lostDownloads(held: readonly Download[]): Download[] {
  const ids = new Set(held.map(({ videoId }) => videoId));
  return Object.values(read()).filter(({ videoId }) => !ids.has(videoId));
}
