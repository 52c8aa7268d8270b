import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { labelOf } from './describe-container';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Calls `onChange` whenever a recorder of this installation ended or vanished, and after every (re)connection, since
 * anything may have happened while nobody listened. Connects again for ever, until the answered function is called.
 */
export function watchContainers(
  { streams, installation }: { streams: Docker; installation: string },
  onChange: () => void,
): () => void {
  const ended = new AbortController();
  const filters = {
    type: ['container' as const],
    event: ['die', 'oom', 'destroy'],
    label: [`${labelOf.installation}=${installation}`, `${labelOf.role}=recorder`],
  };

  async function listen(): Promise<void> {
    const events = await streams.getEvents({ filters, abortSignal: ended.signal });
    onChange();
    const input = events instanceof Readable ? events : Readable.from(events);
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    // Trouble with the stream is the same as its end.
    input.on('error', () => lines.close());
    for await (const line of lines) if (line.trim() !== '') onChange();
  }

  async function run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!ended.signal.aborted) {
      const since = Date.now();
      await listen().catch(() => undefined);
      pauseMs = Date.now() - since > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await sleep(pauseMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  void run();
  return () => ended.abort();
}
