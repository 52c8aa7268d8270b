import { randomInt } from 'node:crypto';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { AppError } from '../errors';
import type { Logger } from '../log';
import { hashPassword } from './passwords';

export type NewOwner = { email: string; name: string; password: string };

/** True until the first user exists. */
export async function needsOwner({ db }: { db: Db }): Promise<boolean> {
  return (await db.user.count()) === 0;
}

async function insertOwner({ db }: { db: Db }, owner: NewOwner) {
  const passwordHash = await hashPassword(owner.password);
  return db.user.create({ data: { email: owner.email.toLowerCase(), name: owner.name, passwordHash, role: 'owner' } });
}

/** Creates the owner named by the environment when there is no user yet. */
export async function createOwnerFromEnv({ db, env, log }: { db: Db; env: Env; log: Logger }): Promise<void> {
  if (!env.JOMO_OWNER_EMAIL || !env.JOMO_OWNER_PASSWORD || !(await needsOwner({ db }))) return;
  await insertOwner(
    { db },
    {
      email: env.JOMO_OWNER_EMAIL,
      name: env.JOMO_OWNER_EMAIL.split('@')[0] ?? 'Owner',
      password: env.JOMO_OWNER_PASSWORD,
    },
  );
  log.info({ email: env.JOMO_OWNER_EMAIL }, 'created the owner named by JOMO_OWNER_EMAIL');
}

const ATTEMPTS = 20;

/** The guard of the first-run page: whoever can read the server's log may create the owner, once. */
export type SetupGuard = { code: string; attemptsLeft: number };

export function createSetupGuard(): SetupGuard {
  return { code: String(randomInt(0, 1_000_000)).padStart(6, '0'), attemptsLeft: ATTEMPTS };
}

/** Creates the owner from the first-run page. Throws `forbidden` for a wrong code, `conflict` when there is an owner. */
export async function createOwnerWithCode(
  { db, guard }: { db: Db; guard: SetupGuard },
  input: NewOwner & { code: string },
): Promise<void> {
  if (!(await needsOwner({ db }))) throw new AppError('conflict', 'This server has an owner already. Sign in instead.');
  if (guard.attemptsLeft <= 0) {
    throw new AppError('too_many', 'Too many wrong codes. Restart the server to get a new one.');
  }
  if (input.code.replace(/\D/g, '') !== guard.code) {
    guard.attemptsLeft -= 1;
    throw new AppError('forbidden', "That code is not right. It is printed in the server's log at start.");
  }
  await insertOwner({ db }, input);
}
