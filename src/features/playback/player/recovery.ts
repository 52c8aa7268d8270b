/** The part of an hls.js error that decides what to do. */
export type FatalError = { type: string; details: string; status: number | null };
export type Recovery = { action: 'reload' | 'recover-media'; waitMs: number } | { action: 'give-up'; message: string };

const FORGET_MS = 60_000;
const MEDIA_TRIES = 2;
const NETWORK_TRIES = 5;

const sentences: Readonly<Record<number, string>> = {
  401: 'You are no longer signed in. Reload the page and sign in again.',
  403: 'You may not watch this video.',
  404: 'The media of this video are not there. They may have been deleted.',
};

function giveUp(error: FatalError): Recovery {
  const message =
    (error.status !== null && sentences[error.status]) ||
    (error.type === 'networkError'
      ? 'The video cannot be loaded. Check the connection to the server.'
      : 'This browser could not play the video.');
  return { action: 'give-up', message };
}

/**
 * What to do about a fatal hls.js error. `earlier` are the times (epoch ms) of errors of the same type before; those
 * of more than a minute ago are forgotten, so that a long evening with a poor network does not add up.
 */
export function decideRecovery(error: FatalError, earlier: readonly number[], now: number): Recovery {
  const tries = earlier.filter((at) => now - at < FORGET_MS).length;
  if (error.status !== null && error.status in sentences) return giveUp(error);
  if (error.type === 'networkError' && tries < NETWORK_TRIES) {
    return { action: 'reload', waitMs: Math.min(500 * 2 ** tries, 8_000) };
  }
  if (error.type === 'mediaError' && tries < MEDIA_TRIES) return { action: 'recover-media', waitMs: 0 };
  return giveUp(error);
}
