import type { AskedDevice, DeviceCodeState } from '@/shared/views';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { isLimited, type LoginLimit, noteFailure, noteSuccess } from './login-limit';
import { createToken, hashToken } from './tokens';
import { createUserCode, hashUserCode, readUserCode } from './user-code';

/** How long a code can be typed in, milliseconds. */
export const CODE_MS = 10 * 60_000;
/** Devices that may ask at once: a bound for who asks without end, far above what a household needs. */
const MAX_OPEN = 1_000;
const UNKNOWN = 'No device shows this code now. Compare the letters, or have the device show a new code.';

type Asking = { db: Db; secret: string; now: () => Date };
type Confirming = Asking & { guesses: LoginLimit };

type NewDeviceCode = {
  /** For people, eight letters. */
  code: string;
  /** For the device only: with it, it learns what became of the code, and signs in. */
  secret: string;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** A device without a keyboard asks to be signed in. Throws `too_many` when a thousand do so already. */
export async function askForDevice({ db, secret, now }: Asking, userAgent: string): Promise<NewDeviceCode> {
  const at = now();
  await db.deviceCode.deleteMany({ where: { expiresAt: { lte: at } } });
  if ((await db.deviceCode.count()) >= MAX_OPEN) {
    throw new AppError('too_many', 'Too many devices ask to be signed in. Try again in ten minutes.');
  }
  const code = createUserCode();
  const token = createToken();
  const expiresAt = new Date(at.getTime() + CODE_MS);
  const hashes = { codeHash: hashUserCode(code, secret), secretHash: hashToken(token) };
  await db.deviceCode.create({ data: { ...hashes, userAgent, createdAt: at, expiresAt } });
  return { code, secret: token, expiresAt: expiresAt.getTime() };
}

/** What became of the code of the device that holds `secret`. */
export async function readDeviceCode(
  { db, now }: Pick<Asking, 'db' | 'now'>,
  secret: string,
): Promise<DeviceCodeState> {
  const row = await db.deviceCode.findUnique({ where: { secretHash: hashToken(secret) } });
  if (!row || row.expiresAt <= now()) return 'expired';
  if (row.refusedAt) return 'refused';
  return row.approverId ? 'approved' : 'waiting';
}

/** The open code somebody typed. Throws `not_found`, and `too_many` for who guesses. */
async function findTyped({ db, secret, now, guesses }: Confirming, user: { id: string }, typed: string) {
  const at = now();
  if (isLimited(guesses, user.id, at.getTime())) {
    throw new AppError('too_many', 'Too many wrong codes. Wait five minutes and try again.');
  }
  const code = readUserCode(typed);
  const row = code && (await db.deviceCode.findUnique({ where: { codeHash: hashUserCode(code, secret) } }));
  if (!row || row.expiresAt <= at || row.approverId || row.refusedAt) {
    noteFailure(guesses, user.id, at.getTime());
    throw new AppError('not_found', UNKNOWN);
  }
  noteSuccess(guesses, user.id);
  return row;
}

/** Which device shows the code that `user` typed. */
export async function showAskingDevice(deps: Confirming, user: { id: string }, typed: string): Promise<AskedDevice> {
  const { userAgent, createdAt } = await findTyped(deps, user, typed);
  return { userAgent, askedAt: createdAt.getTime() };
}

/** `user` lets the device in that shows the code, or refuses it. Either can be done once. */
export async function answerDevice(
  deps: Confirming,
  user: { id: string },
  { code, allow }: { code: string; allow: boolean },
): Promise<void> {
  const { id } = await findTyped(deps, user, code);
  const at = deps.now();
  const { count } = await deps.db.deviceCode.updateMany({
    where: { id, approverId: null, refusedAt: null },
    data: allow ? { approvedAt: at, approverId: user.id } : { refusedAt: at },
  });
  if (count === 0) throw new AppError('not_found', UNKNOWN);
}
