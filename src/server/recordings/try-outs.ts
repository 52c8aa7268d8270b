import { stepsResult } from '@jomo/recorder/protocol';
import type { z } from 'zod';
import { parseSteps } from '@/shared/steps-yaml';
import { type TryOutView, type tryOutInput, tryOutState } from '@/shared/try-out';
import type { TryOut } from '../db/generated/client';
import { AppError } from '../errors';
import { tryOutJob } from '../jobs/definitions';
import { checkPage } from './create-recording';
import { parseJson } from './parse-json';
import type { RecordingServices } from './services';

/** Longer than any try-out may take: then the worker is away. */
const PATIENCE_MS = 10 * 60 * 1000;

type Deps = Pick<RecordingServices, 'db' | 'jobs' | 'now'> & Parameters<typeof checkPage>[0];
type User = { id: string };

const unfinished = { state: { in: ['waiting', 'running'] } };

/**
 * Has the steps tried on the page by a recorder; one try at a time for a user, so a new one ends the one before. Throws
 * AppError `bad_input` for steps that cannot be read and for an address that may not be opened.
 */
export async function startTryOut(
  deps: Deps,
  user: User,
  input: z.output<typeof tryOutInput>,
): Promise<{ id: string }> {
  const { db, jobs, now } = deps;
  const parsed = parseSteps(input.steps);
  if (!parsed.ok) throw new AppError('bad_input', parsed.message);
  const url = await checkPage(deps, input.url);
  const replaced = { state: 'given_up', problem: 'Another try was started.', finishedAt: now() };
  await db.tryOut.updateMany({ where: { ownerId: user.id, ...unfinished }, data: replaced });
  const data = { ownerId: user.id, url, steps: JSON.stringify(parsed.steps), createdAt: now() };
  const { id } = await db.tryOut.create({ data, select: { id: true } });
  await jobs.enqueue(tryOutJob, { tryOutId: id });
  return { id };
}

const NOBODY = 'Nobody came to try the steps. See on the settings page whether the worker runs, then try again.';

function problemOf(row: TryOut, now: number): string | null {
  const late = row.finishedAt === null && now - row.createdAt.getTime() > PATIENCE_MS;
  return row.problem ?? (late ? NOBODY : null);
}

/** A try-out of that user. Throws AppError `not_found`, also an hour after it ended. */
export async function getTryOut({ db, now }: Pick<Deps, 'db' | 'now'>, user: User, id: string): Promise<TryOutView> {
  const row = await db.tryOut.findFirst({ where: { id, ownerId: user.id } });
  if (!row) throw new AppError('not_found', 'That try is not kept any more. Start another one.');
  const result = parseJson(stepsResult, row.result);
  const problem = problemOf(row, now().getTime());
  return {
    id,
    state: problem !== null ? 'given_up' : tryOutState.parse(row.state),
    ok: result?.ok ?? false,
    title: result?.title ?? '',
    shots: result?.shots ?? [],
    problem: problem ?? result?.failure?.message ?? null,
  };
}
