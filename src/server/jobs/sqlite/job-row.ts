import { type JobParameters, toJobId } from 'agenda';
import { z } from 'zod';
import type { LockedJob } from '../locked-job';

/** A row of the table Job; times are epoch milliseconds. */
export type JobRow = {
  id: string;
  name: string;
  type: string;
  priority: number;
  data: string;
  nextRunAt: number | null;
  disabled: number;
  hold: 'reserved' | 'running' | 'moved' | null;
  lockedAt: number | null;
  lockedBy: string | null;
  lockNumber: number;
  lastRunAt: number | null;
  lastFinishedAt: number | null;
  failedAt: number | null;
  failCount: number;
  failReason: string | null;
  progress: number | null;
  lastModifiedBy: string | null;
  options: string;
};

const optionsSchema = z.object({
  repeatInterval: z.union([z.string(), z.number()]).optional(),
  repeatTimezone: z.string().optional(),
  repeatAt: z.string().optional(),
  fork: z.boolean().optional(),
  startDate: z.coerce.date().optional(),
  endDate: z.coerce.date().optional(),
  skipDays: z.array(z.number()).optional(),
  debounceStartedAt: z.coerce.date().optional(),
});
export type JobOptions = z.infer<typeof optionsSchema>;

export function readOptions(row: JobRow): JobOptions {
  return optionsSchema.parse(JSON.parse(row.options));
}

/** What of a job is never searched for; Agenda leaves unset attributes undefined or null. */
export function pickOptions(job: JobParameters): JobOptions {
  const present = Object.entries(job).filter(([key, value]) => key in optionsSchema.shape && value != null);
  return optionsSchema.parse(Object.fromEntries(present));
}

export function toMs(date: Date | null | undefined): number | null {
  return date ? new Date(date).getTime() : null;
}

function toDate(ms: number | null): Date | undefined {
  return ms === null ? undefined : new Date(ms);
}

export function toJob(row: JobRow): JobParameters {
  return {
    ...readOptions(row),
    _id: toJobId(row.id),
    name: row.name,
    type: row.type === 'single' ? 'single' : 'normal',
    priority: row.priority,
    data: JSON.parse(row.data),
    nextRunAt: toDate(row.nextRunAt) ?? null,
    disabled: row.disabled === 1 ? true : undefined,
    lockedAt: toDate(row.lockedAt),
    lastRunAt: toDate(row.lastRunAt),
    lastFinishedAt: toDate(row.lastFinishedAt),
    failedAt: toDate(row.failedAt),
    failCount: row.failCount || undefined,
    failReason: row.failReason ?? undefined,
    progress: row.progress ?? undefined,
    lastModifiedBy: row.lastModifiedBy ?? undefined,
  };
}

/** With the number of the lock. */
export function toLockedJob(row: JobRow): LockedJob & { lockNumber: number } {
  return { ...toJob(row), lockNumber: row.lockNumber, dueAt: row.nextRunAt };
}

/** The lock a job was handed out under; undefined for one that a caller made or queried. */
export function lockNumberOf(job: JobParameters): number | undefined {
  return 'lockNumber' in job && typeof job.lockNumber === 'number' ? job.lockNumber : undefined;
}
