import { hashPassword } from '../../src/server/auth/passwords';
import type { Db } from '../../src/server/db/client';

export type SeedOwner = { email?: string; name?: string; password?: string };

/** An owner who can sign in; `password` is the clear text. */
export async function seedOwner(db: Db, overrides: SeedOwner = {}) {
  const password = overrides.password ?? 'correct horse battery';
  const user = await db.user.create({
    data: {
      email: overrides.email ?? 'owner@example.org',
      name: overrides.name ?? 'Owner',
      passwordHash: await hashPassword(password),
    },
  });
  return { ...user, password };
}
