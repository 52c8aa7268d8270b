import type { DeviceView } from '@/shared/views';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { hashToken } from './tokens';

const TOUCH_MS = 10 * 60_000;

/**
 * Signs the device in that holds `secret`, when its code was confirmed: uses the code up and notes the device. Answers
 * the user with the device's id, for the session; null when there is nothing to use up.
 */
export async function enterByDeviceCode({ db, now }: { db: Db; now: () => Date }, secret: string) {
  const at = now();
  const row = await db.deviceCode.findUnique({ where: { secretHash: hashToken(secret) }, include: { approver: true } });
  if (!row?.approver || row.expiresAt <= at) return null;
  // Of two that ask at once only one deletes it.
  const { count } = await db.deviceCode.deleteMany({ where: { id: row.id } });
  if (count === 0) return null;
  const { id, email, name } = row.approver;
  const device = await db.device.create({
    data: { userId: id, userAgent: row.userAgent, createdAt: at, lastUsedAt: at },
  });
  return { id, email, name, device: device.id };
}

/** Whether the device of a session was not signed out by its owner. Notes, now and then, that it is in use. */
export async function isDeviceLinked(
  { db, now }: { db: Db; now: () => Date },
  { id, userId }: { id: string; userId: string },
): Promise<boolean> {
  const device = await db.device.findFirst({ where: { id, userId }, select: { lastUsedAt: true } });
  if (!device) return false;
  const at = now();
  if (at.getTime() - device.lastUsedAt.getTime() > TOUCH_MS) {
    await db.device.updateMany({ where: { id }, data: { lastUsedAt: at } });
  }
  return true;
}

/** The devices that `user` let in by a code, the last used first. */
export async function listDevices({ db }: { db: Db }, user: { id: string }): Promise<DeviceView[]> {
  const rows = await db.device.findMany({ where: { userId: user.id }, orderBy: { lastUsedAt: 'desc' } });
  return rows.map(({ id, userAgent, createdAt, lastUsedAt }) => ({
    id,
    userAgent,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt.getTime(),
  }));
}

/** Ends the session of a device: it gets nothing any more. Throws `not_found`. */
export async function unlinkDevice({ db }: { db: Db }, user: { id: string }, id: string): Promise<void> {
  const { count } = await db.device.deleteMany({ where: { id, userId: user.id } });
  if (count === 0) throw new AppError('not_found', 'That device is signed out already.');
}
