import { createHash } from 'node:crypto';
import { chatImageType, MAX_CHAT_IMAGE_BYTES, MAX_CHAT_IMAGES } from '../../protocol/index';
import type { Clock } from '../clock';
import type { AppClient } from './app-client';
import { backOffMs } from './back-off';

type Image = { hash: string; type: string; body: Uint8Array<ArrayBuffer> };

/**
 * Takes the pictures of a chat (emotes, badges), each once, and hands them to the app, one after the other, for as long as
 * it takes. Bounded in number and size; a picture that cannot be handed over costs nothing but itself.
 */
export function createImageStore(deps: {
  client: Pick<AppClient, 'putImage'>;
  clock: Clock;
  warn: (message: string) => void;
}) {
  const known = new Set<string>();
  const queue: Image[] = [];
  const closing = new AbortController();
  const idle = new Set<() => void>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    let failures = 0;
    for (let head = queue[0]; head && !closing.signal.aborted; head = queue[0]) {
      const reply = await deps.client.putImage(head);
      if (reply.kind === 'unauthorized') break;
      if (reply.kind === 'away') {
        failures += 1;
        await deps.clock.sleep(backOffMs(failures), closing.signal);
        continue;
      }
      if (reply.kind === 'rejected') deps.warn(`The app refused a picture of the chat: ${reply.text}`);
      failures = 0;
      queue.shift();
    }
    running = false;
    for (const resolve of idle) resolve();
    idle.clear();
  }

  return {
    /** The picture's hash; null when these are not the bytes of a picture, too many of them, or one picture too many. */
    keep: (body: Uint8Array<ArrayBuffer>): string | null => {
      const type = chatImageType(body);
      if (!type || body.length > MAX_CHAT_IMAGE_BYTES || closing.signal.aborted) return null;
      const hash = createHash('sha256').update(body).digest('hex');
      if (known.has(hash)) return hash;
      if (known.size >= MAX_CHAT_IMAGES) return null;
      known.add(hash);
      queue.push({ hash, type, body });
      if (!running) void run();
      return hash;
    },
    /** Resolves when all that was kept is handed over, or it was closed. */
    flushed: (): Promise<void> => (running ? new Promise((resolve) => idle.add(resolve)) : Promise.resolve()),
    close: () => closing.abort(),
  };
}
