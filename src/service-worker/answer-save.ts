import type { PendingProgress } from '@/offline/offline-db';
import { holdProgress } from '@/offline/sync-progress';
import { PROGRESS_TAG } from '@/offline/worker-messages';

const numberOr = (value: unknown, other: number) => (typeof value === 'number' ? value : other);

function readPosition(text: string, now: number): PendingProgress | null {
  try {
    const { videoId, positionSec, ageMs, actionAgeMs, player }: Record<string, unknown> = JSON.parse(text);
    if (typeof videoId !== 'string' || typeof positionSec !== 'number') return null;
    const age = numberOr(ageMs, 0);
    const times = { at: now - age, actionAt: now - numberOr(actionAgeMs, age) };
    return { videoId, positionSec, ...times, player: typeof player === 'string' ? player : null, sent: false };
  } catch {
    return null;
  }
}

/** Asks the browser to wake us when the connection is back; only Chromium can, elsewhere the next page tells it. */
async function askForSync(registration: ServiceWorkerRegistration): Promise<void> {
  if ('sync' in registration) await registration.sync.register(PROGRESS_TAG);
}

/** A position goes to the server; when that cannot be reached, it is kept here and told later. */
export async function answerSave(request: Request, registration: ServiceWorkerRegistration): Promise<Response> {
  const body = request.clone().text();
  const sent = await fetch(request).catch(() => null);
  if (sent && sent.status < 500) return sent;
  const position = readPosition(await body, Date.now());
  if (!position) return sent ?? Response.error();
  await holdProgress(position);
  await askForSync(registration).catch(() => {});
  return new Response('{"result":{}}', { headers: { 'content-type': 'application/json' } });
}
