import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Db } from '../db/client';
import type { SignedIn } from './authenticate';
import { isDeviceLinked } from './devices';

/** As long as the longest evening. */
const LASTS_MS = 8 * 3_600_000;

/** Half of SHA-256, the least that RFC 2104 advises: as a part of a path, a grant must stay below Fastify's 100 characters. */
const SIGNATURE_BYTES = 16;

type Claims = { userId: string; device: string; expiresAt: number };

function sign(secret: string, videoId: string, { userId, device, expiresAt }: Claims): Buffer {
  // Its own purpose stands first: nothing else that is signed with this secret passes for it.
  const text = ['jomo screen grant', videoId, userId, device, expiresAt].join('\n');
  return createHmac('sha256', secret).update(text).digest().subarray(0, SIGNATURE_BYTES);
}

/**
 * Leave for one video and some hours, in a form that fits into an address: for a television or another screen that fetches
 * by itself what its viewer chose, and has neither cookie nor key.
 */
export function makeScreenGrant(
  { secret, now }: { secret: string; now: () => Date },
  { id, device }: Pick<SignedIn, 'id' | 'device'>,
  videoId: string,
): string {
  const claims = { userId: id, device: device ?? '', expiresAt: now().getTime() + LASTS_MS };
  const signed = sign(secret, videoId, claims).toString('base64url');
  return [claims.expiresAt.toString(36), claims.userId, claims.device, signed].join('.');
}

/**
 * The user who gave this leave for that video; null when it is over, for another one, or made up; and when the user is
 * gone, or the device that asked for it was signed out.
 */
export async function readScreenGrant(
  { db, secret, now }: { db: Db; secret: string; now: () => Date },
  videoId: string,
  grant: string,
): Promise<{ id: string } | null> {
  const [expires = '', userId = '', device = '', signed = ''] = grant.split('.');
  const claims = { userId, device, expiresAt: Number.parseInt(expires, 36) };
  const given = Buffer.from(signed, 'base64url');
  const expected = sign(secret, videoId, claims);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  if (!(claims.expiresAt > now().getTime())) return null;
  if (device !== '' && !(await isDeviceLinked({ db, now }, { id: device, userId }))) return null;
  return db.user.findUnique({ where: { id: userId }, select: { id: true } });
}
