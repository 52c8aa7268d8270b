import { POSITION_PREFIX } from '@/offline/forget-positions';
import { type KeptPosition, parseKept } from './kept-position';

/** So many videos are remembered; the rest of them the server knows. */
const MOST = 100;

function entries(): [string, KeptPosition][] {
  const found: [string, KeptPosition][] = [];
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    const kept = key?.startsWith(POSITION_PREFIX) ? parseKept(localStorage.getItem(key)) : null;
    if (key && kept) found.push([key.slice(POSITION_PREFIX.length), kept]);
  }
  return found.sort(([, a], [, b]) => b.at - a.at);
}

// Storage can be forbidden or full; the server is told all the same.

/** The position in a video that this browser remembers. */
export function recallPosition(videoId: string): KeptPosition | null {
  try {
    return parseKept(localStorage.getItem(POSITION_PREFIX + videoId));
  } catch {
    return null;
  }
}

export function keepPosition(videoId: string, position: KeptPosition): void {
  try {
    const isNew = localStorage.getItem(POSITION_PREFIX + videoId) === null;
    localStorage.setItem(POSITION_PREFIX + videoId, JSON.stringify(position));
    if (!isNew) return;
    for (const [id, { sent }] of entries().slice(MOST)) if (sent) localStorage.removeItem(POSITION_PREFIX + id);
  } catch {}
}

/** Notes that the server has it, unless the position moved on meanwhile. */
export function notePositionSent(videoId: string, at: number): void {
  const kept = recallPosition(videoId);
  if (kept && kept.at === at) keepPosition(videoId, { ...kept, sent: true });
}

export function forgetPosition(videoId: string): void {
  try {
    localStorage.removeItem(POSITION_PREFIX + videoId);
  } catch {}
}

/** Every position that the server may not have yet. */
export function unsentPositions(): [videoId: string, position: KeptPosition][] {
  try {
    return entries().filter(([, { sent }]) => !sent);
  } catch {
    return [];
  }
}
