import { createHash } from 'node:crypto';
import { type JobParameters, toJobId } from 'agenda';
import { ObjectId } from 'mongodb';
import type { LockedJob } from '../locked-job';

/**
 * A document of `agendaJobs`: what @agendajs/mongo-backend stores, and, as in our table Job, who holds it. The lock is a
 * word made for each taking, so that a holder that comes back late is told that the job is no longer his.
 */
export type JobDocument = {
  _id: ObjectId;
  name: string;
  type: 'normal' | 'single';
  priority: number;
  data: unknown;
  nextRunAt: Date | null;
  disabled?: boolean | null;
  /** reserved (waits for its time) | running | moved (running, and wanted once more at nextRunAt) */
  hold?: 'reserved' | 'running' | 'moved' | null;
  lock?: string | null;
  lockedAt?: Date | null;
  lockedBy?: string | null;
  lastRunAt?: Date | null;
  lastFinishedAt?: Date | null;
  failedAt?: Date | null;
  failCount?: number | null;
  failReason?: string | null;
  progress?: number | null;
  lastModifiedBy?: string | null;
  repeatInterval?: string | number | null;
  repeatTimezone?: string | null;
  repeatAt?: string | null;
};

export const free = { hold: null, lock: null, lockedAt: null, lockedBy: null } as const;

/** Jobs of one kind and key have one identity, so that the server itself keeps them from existing twice. */
export function idOf(name: string, key: string): ObjectId {
  return new ObjectId(createHash('sha256').update(`${name}\0${key}`).digest().subarray(0, 12));
}

export function toObjectId(id: unknown): ObjectId {
  return new ObjectId(String(id));
}

export function toLockedJob(doc: JobDocument): LockedJob & { lock: string } {
  return {
    _id: toJobId(doc._id.toHexString()),
    name: doc.name,
    type: doc.type,
    priority: doc.priority,
    data: doc.data,
    nextRunAt: doc.nextRunAt,
    lockedAt: doc.lockedAt ?? undefined,
    lastRunAt: doc.lastRunAt ?? undefined,
    lastFinishedAt: doc.lastFinishedAt ?? undefined,
    failedAt: doc.failedAt ?? undefined,
    failCount: doc.failCount ?? undefined,
    failReason: doc.failReason ?? undefined,
    progress: doc.progress ?? undefined,
    repeatInterval: doc.repeatInterval ?? undefined,
    repeatTimezone: doc.repeatTimezone ?? undefined,
    repeatAt: doc.repeatAt ?? undefined,
    lock: doc.lock ?? '',
    dueAt: doc.nextRunAt?.getTime() ?? null,
  };
}

/** The lock a job was handed out under; undefined for one that a caller made or queried. */
export function lockOf(job: JobParameters): string | undefined {
  return 'lock' in job && typeof job.lock === 'string' ? job.lock : undefined;
}
