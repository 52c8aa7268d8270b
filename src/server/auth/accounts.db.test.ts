import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDatabase } from '../db/open-test-database';
import { readEnv } from '../env';
import { createApiKey, listApiKeys, revokeApiKey, syncApiKeyFromEnv } from './api-keys';
import { authenticate } from './authenticate';
import { createOwnerFromEnv, createOwnerWithCode, createSetupGuard, needsOwner } from './owner';

const log = pino({ level: 'silent' });
const now = () => new Date('2026-05-01T12:00:00Z');
const secret = 'a secret for tests only';
const owner = { email: 'Owner@Jomo.test', name: 'Owner', password: 'a long password' };

let kit: Awaited<ReturnType<typeof openTestDatabase>>;
beforeEach(async () => {
  kit = await openTestDatabase();
});
afterEach(() => kit.close());

it('creates the first owner only for who knows the code, and only once', async () => {
  const { db } = kit;
  const guard = createSetupGuard();
  const wrong = guard.code === '000000' ? '000001' : '000000';
  await expect(createOwnerWithCode({ db, guard }, { ...owner, code: wrong })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await needsOwner({ db })).toBe(true);
  await createOwnerWithCode({ db, guard }, { ...owner, code: guard.code });
  expect(await needsOwner({ db })).toBe(false);
  await expect(createOwnerWithCode({ db, guard }, { ...owner, code: guard.code })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('stops guessing of the code', async () => {
  const guard = { code: '123456', attemptsLeft: 1 };
  const guess = (code: string) => createOwnerWithCode({ db: kit.db, guard }, { ...owner, code });
  await expect(guess('000000')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(guess('123456')).rejects.toMatchObject({ code: 'too_many' });
});

it('lets an API key in until it is revoked', async () => {
  const { db } = kit;
  const guard = createSetupGuard();
  await createOwnerWithCode({ db, guard }, { ...owner, code: guard.code });
  const user = await db.user.findFirstOrThrow();
  const { key, view } = await createApiKey({ db }, user, 'script');
  const enter = (token: string) => authenticate({ db, secret, now }, { authorization: `Bearer ${token}` });
  expect(await enter(key)).toMatchObject({ id: user.id, via: 'key' });
  expect(await enter(`${key}x`)).toBeNull();
  expect(JSON.stringify(await listApiKeys({ db }, user))).not.toContain(key);
  await revokeApiKey({ db }, user, view.id);
  expect(await enter(key)).toBeNull();
  await expect(revokeApiKey({ db }, user, view.id)).rejects.toMatchObject({ code: 'not_found' });
});

it('keeps exactly the key that the environment names', async () => {
  const { db } = kit;
  const settings = (key: string) =>
    readEnv({
      NODE_ENV: 'test',
      JOMO_OWNER_EMAIL: owner.email,
      JOMO_OWNER_PASSWORD: owner.password,
      JOMO_API_KEY: key,
    });
  await createOwnerFromEnv({ db, env: settings('first-key-0123456789'), log });
  await syncApiKeyFromEnv({ db, env: settings('first-key-0123456789') });
  await syncApiKeyFromEnv({ db, env: settings('other-key-0123456789') });
  const enter = (token: string) => authenticate({ db, secret, now }, { authorization: `Bearer ${token}` });
  expect(await enter('first-key-0123456789')).toBeNull();
  expect(await enter('other-key-0123456789')).not.toBeNull();
  await syncApiKeyFromEnv({ db, env: settings('') });
  expect(await enter('other-key-0123456789')).toBeNull();
});

it('takes a forged or foreign session for nobody', async () => {
  const enter = (cookie: string) => authenticate({ db: kit.db, secret, now }, { cookie });
  expect(await enter('next-auth.session-token=forged')).toBeNull();
  expect(await enter('other=1')).toBeNull();
});
