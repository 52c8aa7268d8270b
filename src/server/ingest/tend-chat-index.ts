import { setTimeout as pause } from 'node:timers/promises';
import { tendChatIndexJob } from '../jobs/definitions';
import type { JobQueue, JobResult } from '../jobs/queue';
import type { ChatStore } from './chat-store';

/** A bit takes some ten milliseconds, in which nobody else can write; so long is the rest after it as well. */
const BIT = 500;
const REST_MS = 15;
/** One run of the job; a worker that is being stopped does not wait longer for it. */
const RUN_MS = 2_000;
const HOUR_MS = 3_600_000;

type Deps = { chat: Pick<ChatStore, 'tendIndex'>; jobs: Pick<JobQueue, 'enqueue'>; now: () => Date };

/**
 * Puts messages from before there was an index into it, and takes those of deleted videos out. In bits, so that recorders
 * and viewers hardly notice; what is left is for the next run, and with nothing left it looks again in an hour.
 */
export async function tendChatIndex({ chat, jobs, now }: Deps): Promise<JobResult> {
  const began = now().getTime();
  let more = chat.tendIndex(BIT);
  while (more && now().getTime() - began < RUN_MS) {
    await pause(REST_MS);
    more = chat.tendIndex(BIT);
  }
  await jobs.enqueue(tendChatIndexJob, {}, { at: new Date(now().getTime() + (more ? 0 : HOUR_MS)) });
  return 'done';
}
