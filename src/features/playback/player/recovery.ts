import { playerTexts } from '@/texts/player';

/** The part of an hls.js error that decides what to do. */
export type FatalError = { type: string; details: string; status: number | null };
/** Why the video does not go on; it decides what the viewer is offered. */
export type Trouble = { reason: 'signed-out' | 'gone' | 'refused' | 'network' | 'media'; message: string };
export type Recovery = { action: 'reload' | 'recover-media'; waitMs: number } | { action: 'give-up'; trouble: Trouble };

const FORGET_MS = 60_000;
const MEDIA_TRIES = 2;
const NETWORK_TRIES = 5;

const refusals: Readonly<Record<number, Trouble>> = {
  401: { reason: 'signed-out', message: playerTexts.signedOutWhy },
  403: { reason: 'refused', message: playerTexts.refused },
  404: { reason: 'gone', message: playerTexts.gone },
};

/**
 * What to do about a fatal hls.js error. `earlier` are the times (epoch ms) of errors of the same type before; those
 * of more than a minute ago are forgotten, so that a long evening with a poor network does not add up. A quality that
 * is gone is not fatal as long as there is another: hls.js goes on with that one.
 */
export function decideRecovery(error: FatalError, earlier: readonly number[], now: number): Recovery {
  const tries = earlier.filter((at) => now - at < FORGET_MS).length;
  const refusal = error.status === null ? undefined : refusals[error.status];
  if (refusal) return { action: 'give-up', trouble: refusal };
  if (error.type === 'networkError') {
    if (tries < NETWORK_TRIES) return { action: 'reload', waitMs: Math.min(500 * 2 ** tries, 8_000) };
    return { action: 'give-up', trouble: { reason: 'network', message: playerTexts.unreachable } };
  }
  if (error.type === 'mediaError' && tries < MEDIA_TRIES) return { action: 'recover-media', waitMs: 0 };
  return { action: 'give-up', trouble: { reason: 'media', message: playerTexts.unplayable } };
}
