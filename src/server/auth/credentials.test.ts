import { describe, expect, it } from 'vitest';
import { isLimited, noteFailure, noteSuccess } from './login-limit';
import { hashPassword, verifyPassword } from './passwords';
import { bearerToken, createToken, hashToken, matchesToken } from './tokens';

describe('passwords', () => {
  it('accepts the password that was hashed and no other', async () => {
    const stored = await hashPassword('correct horse');
    expect(stored).not.toContain('correct');
    expect(await verifyPassword('correct horse', stored)).toBe(true);
    expect(await verifyPassword('correct horsE', stored)).toBe(false);
  });

  it('never accepts anything for a malformed hash', async () => {
    expect(await verifyPassword('', '')).toBe(false);
    expect(await verifyPassword('x', 'plain$x$x')).toBe(false);
  });
});

describe('tokens', () => {
  it('match only their own hash', () => {
    const token = createToken();
    expect(matchesToken(token, hashToken(token))).toBe(true);
    expect(matchesToken(createToken(), hashToken(token))).toBe(false);
    expect(matchesToken(token, '')).toBe(false);
  });

  it('are read only from a Bearer header', () => {
    expect(bearerToken('Bearer abc')).toBe('abc');
    expect(bearerToken('Basic abc')).toBeNull();
    expect(bearerToken('Bearer a b')).toBeNull();
    expect(bearerToken(undefined)).toBeNull();
  });
});

describe('the sign-in limit', () => {
  it('stops an address after ten failures, for five minutes', () => {
    const limit = new Map();
    for (let n = 0; n < 10; n++) noteFailure(limit, 'a', 1000);
    expect(isLimited(limit, 'a', 1000)).toBe(true);
    expect(isLimited(limit, 'b', 1000)).toBe(false);
    expect(isLimited(limit, 'a', 1000 + 5 * 60_000)).toBe(false);
  });

  it('forgets failures after a success', () => {
    const limit = new Map();
    for (let n = 0; n < 10; n++) noteFailure(limit, 'a', 0);
    noteSuccess(limit, 'a');
    expect(isLimited(limit, 'a', 0)).toBe(false);
  });
});
