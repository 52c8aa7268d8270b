import { TRPC_PATH } from '@/trpc/client';
import type { KeptPosition } from './kept-position';
import { forgetPosition, notePositionSent } from './position-store';

/** `away`: nobody answered, or the server was in trouble; the position is kept and sent later. */
export type SendResult = 'sent' | 'signed-out' | 'gone' | 'away';

/**
 * Tells the server a position, with `keepalive`, so that it still arrives when the page is being closed. Ages are
 * what counts, since the clocks of devices differ; the time is for a service worker that has to hold it back.
 */
export async function sendPosition(videoId: string, position: KeptPosition, now: number): Promise<SendResult> {
  const { sec, at, actionAt, player } = position;
  const ageMs = Math.max(0, now - at);
  const actionAgeMs = Math.max(ageMs, now - actionAt);
  const body = JSON.stringify({ videoId, positionSec: sec, at, ageMs, actionAgeMs, player });
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', keepalive: true, headers, body };
  const answer = await fetch(`${TRPC_PATH}/playback.saveProgress`, request).catch(() => null);
  if (answer?.ok) {
    notePositionSent(videoId, at);
    return 'sent';
  }
  if (answer?.status === 401) return 'signed-out';
  if (answer?.status !== 404) return 'away';
  forgetPosition(videoId);
  return 'gone';
}
