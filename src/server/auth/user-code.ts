import { createHmac, randomInt } from 'node:crypto';

/** RFC 8628, 6.1: no vowels (no words by chance), nothing that looks like something else; 20^8 codes. */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;

/** A code for people to type, without its dash. `pick(n)` answers a random whole number below n. */
export function createUserCode(pick: (below: number) => number = randomInt): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(pick(ALPHABET.length))).join('');
}

/** The code in what somebody typed, whatever the case, spaces and dashes; null when it cannot be one. */
export function readUserCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\p{Dash}]/gu, '');
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null;
}

/** What is stored of it. Keyed, as a code is short enough to be found by trying. */
export function hashUserCode(code: string, secret: string): string {
  return createHmac('sha256', secret).update(`device code ${code}`).digest('hex');
}
