import { readFile, rm } from 'node:fs/promises';
import { type SpooledSegment, segmentFile } from '../capture/read-segments';
import type { Clock } from '../clock';
import type { AppClient } from './app-client';
import { backOffMs } from './back-off';

/** Acknowledged segments kept all the same, should the app have lost its last seconds in a power cut and ask again. */
const KEPT = 5;

export type QueuedSegment = SpooledSegment & { part: number; partDir: string };

export type SegmentUploader = {
  add(segment: QueuedSegment): void;
  /** Acknowledged segments of a part, the init segment included. */
  uploaded(part: number): number;
  pending(): number;
  /** Bytes acknowledged by the app. */
  bytes(): number;
  /** Deletes the acknowledged segments that are still kept: the disk, often the app's own, needs the room now. */
  release(): Promise<void>;
  /** Resolves true when everything added so far was taken over; false when closed before. */
  drained(): Promise<boolean>;
  close(): void;
};

/**
 * Uploads segments one by one, in order, part after part, for as long as the app is away. What the app acknowledged is
 * deleted a little later; what it refuses for good stays in the spool.
 */
export function createSegmentUploader(deps: {
  client: Pick<AppClient, 'putSegment'>;
  clock: Clock;
  onUnauthorized: (status: number) => void;
  /** The app cannot go on with this part: it misses a segment that is gone, or refuses one. */
  onPartBroken: (part: number, reason: string) => void;
}): SegmentUploader {
  const queue: QueuedSegment[] = [];
  const taken: QueuedSegment[] = [];
  const acknowledged = new Map<number, number>();
  const broken = new Set<number>();
  let bytes = 0;
  let wake = new AbortController();
  const closing = new AbortController();
  const waiters = new Set<(all: boolean) => void>();

  const settle = (all: boolean) => {
    for (const resolve of waiters) resolve(all);
    waiters.clear();
  };

  const forget = ({ partDir, seq }: QueuedSegment) =>
    rm(segmentFile(partDir, seq), { force: true }).catch(() => undefined);

  async function acknowledge(segment: QueuedSegment, size: number): Promise<void> {
    queue.shift();
    taken.push(segment);
    bytes += size;
    acknowledged.set(segment.part, (acknowledged.get(segment.part) ?? 0) + 1);
    const old = taken.length > KEPT ? taken.shift() : undefined;
    if (old) await forget(old);
  }

  /** Goes to the segment the app wants next: forward over what it has, or back to what is still kept. */
  function moveTo(head: QueuedSegment, next: number): void {
    if (next > head.seq) {
      const count = queue.findIndex((one) => one.part !== head.part || one.seq >= next);
      taken.push(...queue.splice(0, count < 0 ? queue.length : count));
      acknowledged.set(head.part, Math.max(next, acknowledged.get(head.part) ?? 0));
      return;
    }
    const back = taken.filter((one) => one.part === head.part && one.seq >= next && one.seq < head.seq);
    if (back[0]?.seq !== next) {
      breakPart(head.part, `The app asks for segment ${next}, which is gone.`);
      return;
    }
    for (const one of back) taken.splice(taken.indexOf(one), 1);
    queue.unshift(...back);
    acknowledged.set(head.part, next);
  }

  function breakPart(part: number, reason: string): void {
    broken.add(part);
    deps.onPartBroken(part, reason);
  }

  async function step(head: QueuedSegment, failures: number): Promise<number> {
    if (broken.has(head.part)) {
      queue.shift();
      return 0;
    }
    const body = await readFile(segmentFile(head.partDir, head.seq)).catch(() => null);
    if (!body) {
      breakPart(head.part, `Segment ${head.seq} cannot be read.`);
      return 0;
    }
    const reply = await deps.client.putSegment({ ...head, body });
    if (reply.kind === 'ok') await acknowledge(head, body.length);
    if (reply.kind === 'conflict' && reply.next !== head.seq) moveTo(head, reply.next);
    if (reply.kind === 'rejected') breakPart(head.part, `HTTP ${reply.status}: ${reply.text}`);
    if (reply.kind === 'unauthorized') {
      closing.abort();
      deps.onUnauthorized(reply.status);
    }
    const again = reply.kind === 'away' || (reply.kind === 'conflict' && reply.next === head.seq);
    if (!again) return 0;
    await deps.clock.sleep(backOffMs(failures + 1), closing.signal);
    return failures + 1;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      const head = queue[0];
      if (head) {
        failures = await step(head, failures);
        continue;
      }
      settle(broken.size === 0);
      wake = new AbortController();
      await deps.clock.sleep(60_000, AbortSignal.any([wake.signal, closing.signal]));
    }
    settle(false);
  }
  void run();

  return {
    add: (segment) => {
      queue.push(segment);
      wake.abort();
    },
    uploaded: (part) => acknowledged.get(part) ?? 0,
    pending: () => queue.length,
    bytes: () => bytes,
    release: async () => {
      await Promise.all(taken.splice(0).map(forget));
    },
    drained: () =>
      new Promise((resolve) => {
        if (closing.signal.aborted) resolve(false);
        else if (queue.length === 0) resolve(broken.size === 0);
        else waiters.add(resolve);
      }),
    close: () => closing.abort(),
  };
}
