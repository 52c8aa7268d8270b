import { createHash, randomBytes } from 'node:crypto';

/** A bearer token for one recorder, and the only form of it that is stored: SHA-256, hex. */
export function mintRecorderToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: createHash('sha256').update(token).digest('hex') };
}
