import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedOwner } from '../../../prisma/seed/seed-owner';
import { openTestDatabase } from '../db/open-test-database';
import { authenticate } from './authenticate';
import { answerDevice, askForDevice, CODE_MS, readDeviceCode, showAskingDevice } from './device-codes';
import { enterByDeviceCode, listDevices, unlinkDevice } from './devices';
import type { LoginLimit } from './login-limit';

const secret = 'a secret for tests only';
let kit: Awaited<ReturnType<typeof openTestDatabase>>;
let at: number;
let guesses: LoginLimit;
const now = () => new Date(at);
const deps = () => ({ db: kit.db, secret, now, guesses });

beforeEach(async () => {
  kit = await openTestDatabase();
  at = Date.parse('2026-05-01T12:00:00Z');
  guesses = new Map();
});
afterEach(() => kit.close());

async function ask() {
  const user = await seedOwner(kit.db);
  return { user, asked: await askForDevice(deps(), 'A television') };
}

it('signs the asking device in, once, after somebody confirmed its code', async () => {
  const { user, asked } = await ask();
  expect(await readDeviceCode(deps(), asked.secret)).toBe('waiting');
  expect(await enterByDeviceCode(deps(), asked.secret)).toBeNull();

  const typed = `${asked.code.slice(0, 4).toLowerCase()}-${asked.code.slice(4)}`;
  expect(await showAskingDevice(deps(), user, typed)).toEqual({ userAgent: 'A television', askedAt: at });
  await answerDevice(deps(), user, { code: typed, allow: true });
  expect(await readDeviceCode(deps(), asked.secret)).toBe('approved');
  // Who saw the code on the screen cannot use it a second time, nor sign in with it.
  await expect(answerDevice(deps(), user, { code: typed, allow: true })).rejects.toMatchObject({ code: 'not_found' });
  expect(await enterByDeviceCode(deps(), asked.code)).toBeNull();

  const both = await Promise.all([enterByDeviceCode(deps(), asked.secret), enterByDeviceCode(deps(), asked.secret)]);
  expect(both.filter((entered) => entered !== null)).toMatchObject([{ id: user.id, email: user.email }]);
  expect(await enterByDeviceCode(deps(), asked.secret)).toBeNull();
  expect(await listDevices(kit, user)).toMatchObject([{ userAgent: 'A television' }]);
});

it('keeps neither the code nor the secret', async () => {
  const { asked } = await ask();
  const stored = JSON.stringify(await kit.db.deviceCode.findMany());
  expect(stored).not.toContain(asked.code);
  expect(stored).not.toContain(asked.secret);
});

it('lets nobody in whose code was refused, or is ten minutes old', async () => {
  const { user, asked } = await ask();
  await answerDevice(deps(), user, { code: asked.code, allow: false });
  expect(await readDeviceCode(deps(), asked.secret)).toBe('refused');
  expect(await enterByDeviceCode(deps(), asked.secret)).toBeNull();

  const late = await askForDevice(deps(), 'Another');
  const confirmed = await askForDevice(deps(), 'A third');
  await answerDevice(deps(), user, { code: confirmed.code, allow: true });
  at += CODE_MS;
  expect(await readDeviceCode(deps(), late.secret)).toBe('expired');
  await expect(showAskingDevice(deps(), user, late.code)).rejects.toMatchObject({ code: 'not_found' });
  expect(await enterByDeviceCode(deps(), confirmed.secret)).toBeNull();
  await askForDevice(deps(), 'A fourth');
  expect(await kit.db.deviceCode.count()).toBe(1);
});

it('stops guessing', async () => {
  const { user, asked } = await ask();
  const guess = (code: string) => showAskingDevice(deps(), user, code);
  for (let tries = 0; tries < 10; tries += 1) {
    await expect(guess('BBBBBBBB')).rejects.toMatchObject({ code: 'not_found' });
  }
  await expect(guess(asked.code)).rejects.toMatchObject({ code: 'too_many' });
  at += 5 * 60_000;
  await expect(guess(asked.code)).resolves.toMatchObject({ userAgent: 'A television' });
});

it('ends the session of a device that its owner signs out, and of no other', async () => {
  const { user, asked } = await ask();
  await answerDevice(deps(), user, { code: asked.code, allow: true });
  const entered = await enterByDeviceCode(deps(), asked.secret);
  const enter = async (device?: string) => {
    const token = await encode({ token: { sub: user.id, device }, secret });
    return authenticate(deps(), { cookie: `next-auth.session-token=${token}` });
  };
  expect(await enter(entered?.device)).toMatchObject({ id: user.id, via: 'session' });
  at += 3_600_000;
  await enter(entered?.device);
  expect(await listDevices(kit, user)).toMatchObject([{ lastUsedAt: at }]);

  const other = await seedOwner(kit.db, { email: 'other@jomo.test' });
  await expect(unlinkDevice(kit, other, entered?.device ?? '')).rejects.toMatchObject({ code: 'not_found' });
  await unlinkDevice(kit, user, entered?.device ?? '');
  expect(await enter(entered?.device)).toBeNull();
  expect(await enter()).toMatchObject({ id: user.id });
});
