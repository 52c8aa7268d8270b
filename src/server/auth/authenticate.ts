import { parse } from 'cookie';
import { decode } from 'next-auth/jwt';
import type { Db } from '../db/client';
import { isDeviceLinked } from './devices';
import { bearerToken, hashToken } from './tokens';

export type SignedIn = {
  id: string;
  email: string;
  name: string;
  via: 'session' | 'key';
  /** The device that was let in by a code, if it is one. */
  device: string | null;
};

type Headers = { authorization?: string; cookie?: string };

/** The cookie names of next-auth 4; the prefixed one is used when NEXTAUTH_URL is https. */
const SESSION_COOKIES = ['__Secure-next-auth.session-token', 'next-auth.session-token'];

/**
 * Who sends this request: the user of an API key (`Authorization: Bearer`) or of a session cookie; null for nobody.
 * Both are looked up in the database each time, so a deleted user, a revoked key or a device that was signed out loses access at once.
 */
export async function authenticate(
  { db, secret, now }: { db: Db; secret: string; now: () => Date },
  headers: Headers,
): Promise<SignedIn | null> {
  const token = bearerToken(headers.authorization);
  if (token) return authenticateKey({ db, now }, token);
  if (!headers.cookie) return null;
  const cookies = parse(headers.cookie);
  const session = SESSION_COOKIES.map((name) => cookies[name]).find((value) => value);
  if (!session) return null;
  const claims = await decode({ token: session, secret }).catch(() => null);
  if (!claims?.sub) return null;
  const device = typeof claims.device === 'string' ? claims.device : null;
  if (device !== null && !(await isDeviceLinked({ db, now }, { id: device, userId: claims.sub }))) return null;
  const user = await db.user.findUnique({ where: { id: claims.sub }, select: { id: true, email: true, name: true } });
  return user && { ...user, via: 'session', device };
}

const TOUCH_MS = 60_000;

async function authenticateKey({ db, now }: { db: Db; now: () => Date }, token: string): Promise<SignedIn | null> {
  const key = await db.apiKey.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, lastUsedAt: true, user: { select: { id: true, email: true, name: true } } },
  });
  if (!key) return null;
  if (!key.lastUsedAt || now().getTime() - key.lastUsedAt.getTime() > TOUCH_MS) {
    await db.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now() } });
  }
  return { ...key.user, via: 'key', device: null };
}
