import type { Command, EventBatch, RecorderEvent } from '../../protocol/index';
import type { Clock } from '../clock';
import type { AppClient, Reply } from './app-client';
import { backOffMs } from './back-off';

type Unsent<T> = T extends RecorderEvent ? Omit<T, 'seq'> : never;
/** An event before it has a number. */
export type NewEvent = Unsent<RecorderEvent>;

const BATCH = 200;
/** Bounds memory while the app is away for hours; state and health events are few. */
const MAX_WAITING = 20_000;

export type EventOutbox = {
  add(event: NewEvent): void;
  /** Resolves when everything added so far was taken, or the outbox was closed. */
  flushed(): Promise<void>;
  /** True once the app has answered at all. */
  reached(): boolean;
  close(): void;
};

/**
 * Sends events in order, batch by batch, retrying for as long as it takes. Numbers are given when a batch is formed and
 * stay with it through retries, so a replay is recognised and dropped heartbeats leave no holes.
 */
export function createEventOutbox(deps: {
  client: Pick<AppClient, 'sendEvents'>;
  clock: Clock;
  instance: string;
  onCommands: (commands: Command[]) => void;
  onUnauthorized: (status: number) => void;
  warn: (message: string) => void;
}): EventOutbox {
  let waiting: NewEvent[] = [];
  let batch: EventBatch | null = null;
  let seq = 0;
  let reached = false;
  const closing = new AbortController();
  let wake = new AbortController();
  const idle = new Set<() => void>();

  const settle = () => {
    for (const resolve of idle) resolve();
    idle.clear();
  };

  function take(): EventBatch {
    const events = waiting.splice(0, BATCH).map((event) => ({ ...event, seq: seq++ }));
    return { instance: deps.instance, events };
  }

  /** False = try the same batch again later. */
  function accept(reply: Reply<{ commands: Command[] }>): boolean {
    if (reply.kind === 'away') return false;
    reached = true;
    if (reply.kind === 'ok') deps.onCommands(reply.value.commands);
    if (reply.kind === 'unauthorized') {
      closing.abort();
      deps.onUnauthorized(reply.status);
    }
    // A batch that the app calls malformed would be refused for ever: drop it, so that the rest gets through.
    if (reply.kind === 'rejected') deps.warn(`The app refused events (HTTP ${reply.status}): ${reply.text}`);
    return true;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      if (!batch && waiting.length === 0) {
        settle();
        wake = new AbortController();
        await deps.clock.sleep(60_000, AbortSignal.any([wake.signal, closing.signal]));
        continue;
      }
      batch ??= take();
      if (accept(await deps.client.sendEvents(batch))) {
        batch = null;
        failures = 0;
      } else {
        failures += 1;
        await deps.clock.sleep(backOffMs(failures), closing.signal);
      }
    }
    settle();
  }
  void run();

  return {
    add: (event) => {
      if (closing.signal.aborted) return;
      // An unsent heartbeat is out of date as soon as there is a newer one.
      if (event.type === 'heartbeat') waiting = waiting.filter((one) => one.type !== 'heartbeat');
      if (waiting.length >= MAX_WAITING) waiting = dropOldest(waiting);
      waiting.push(event);
      wake.abort();
    },
    flushed: () =>
      new Promise((resolve) => {
        if (closing.signal.aborted || (!batch && waiting.length === 0)) resolve();
        else idle.add(resolve);
      }),
    reached: () => reached,
    close: () => closing.abort(),
  };
}

/** Makes room by giving up the oldest log line or, failing that, the oldest chat batch. */
function dropOldest(events: NewEvent[]): NewEvent[] {
  const log = events.findIndex((event) => event.type === 'log');
  const victim = log >= 0 ? log : events.findIndex((event) => event.type === 'chat');
  return victim < 0 ? events : events.filter((_, index) => index !== victim);
}
