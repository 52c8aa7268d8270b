import type { ApiKeyView } from '@/shared/views';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { AppError } from '../errors';
import { createToken, hashToken } from './tokens';

const ENV_KEY_NAME = 'JOMO_API_KEY';

type KeyRow = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

function toView(row: KeyRow): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt.getTime(),
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
  };
}

/** Keeps one key of the owner equal to JOMO_API_KEY; removes it when the variable is gone. */
export async function syncApiKeyFromEnv({ db, env }: { db: Db; env: Env }): Promise<void> {
  const owner = await db.user.findFirst({ where: { role: 'owner' }, orderBy: { createdAt: 'asc' } });
  if (!owner) return;
  const tokenHash = env.JOMO_API_KEY ? hashToken(env.JOMO_API_KEY) : null;
  await db.apiKey.deleteMany({ where: { name: ENV_KEY_NAME, ...(tokenHash ? { NOT: { tokenHash } } : {}) } });
  if (!tokenHash) return;
  await db.apiKey.upsert({
    where: { tokenHash },
    create: { userId: owner.id, name: ENV_KEY_NAME, tokenHash },
    update: {},
  });
}

export async function listApiKeys({ db }: { db: Db }, user: { id: string }): Promise<ApiKeyView[]> {
  const rows = await db.apiKey.findMany({ where: { userId: user.id }, orderBy: { createdAt: 'desc' } });
  return rows.map(toView);
}

/** Makes a key; `key` is shown this once and cannot be read again. */
export async function createApiKey(
  { db }: { db: Db },
  user: { id: string },
  name: string,
): Promise<{ key: string; view: ApiKeyView }> {
  const key = `jomo_${createToken()}`;
  const row = await db.apiKey.create({ data: { userId: user.id, name, tokenHash: hashToken(key) } });
  return { key, view: toView(row) };
}

export async function revokeApiKey({ db }: { db: Db }, user: { id: string }, id: string): Promise<void> {
  const { count } = await db.apiKey.deleteMany({ where: { id, userId: user.id } });
  if (count === 0) throw new AppError('not_found', 'There is no such key any more.');
}
