import { z } from 'zod';
import type { Db } from '../db/client';
import { parseJson } from './parse-json';

type Deps = { db: Db };

/** What the worker role says of itself every few seconds, for whoever cannot ask it: it opens no port. */
const workerReport = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  /** True in the last report of a worker that was stopped cleanly. */
  stopped: z.boolean(),
  version: z.string(),
  engine: z.object({ name: z.string(), ok: z.boolean(), detail: z.string() }),
  /** Does the address that recorders report to answer? */
  reachesWeb: z.boolean(),
  /** What recordings may use together on the worker's machine. */
  capacityCores: z.number(),
});
export type WorkerReport = z.infer<typeof workerReport>;

const KEY = 'worker';

export async function noteWorker({ db }: Deps, report: WorkerReport): Promise<void> {
  const value = JSON.stringify(report);
  await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
}

/** The last report, however old; null when there never was one. */
export async function readWorker({ db }: Deps): Promise<WorkerReport | null> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  return parseJson(workerReport, row?.value ?? null);
}

/** Three reports missed. */
const SILENT_MS = 30_000;

/** Is there a worker at work, and can it work? `detail` is for /health: open to everybody, so nothing secret. */
export function judgeWorker(
  report: WorkerReport | null,
  { now, version }: { now: number; version: string },
): { ok: boolean; detail: string } {
  const no = (detail: string) => ({ ok: false, detail });
  if (!report) return no('no worker has reported yet');
  const seconds = Math.round((now - report.at) / 1000);
  if (report.stopped) return no(`the worker was stopped ${seconds} s ago`);
  if (now - report.at > SILENT_MS) return no(`no worker has reported for ${seconds} s`);
  const { engine } = report;
  if (!engine.ok) return no(`${engine.name}: ${engine.detail}`);
  if (!report.reachesWeb) return no('the worker does not reach the web role; check JOMO_INTERNAL_URL');
  if (report.version !== version) {
    return no(`the worker is version ${report.version}, the web role ${version}; restart the older one`);
  }
  return { ok: true, detail: engine.detail ? `${engine.name}: ${engine.detail}` : engine.name };
}
