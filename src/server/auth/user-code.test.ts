import { expect, it } from 'vitest';
import { createUserCode, hashUserCode, readUserCode } from './user-code';

it('makes codes that can be read back however they are typed', () => {
  const code = createUserCode();
  expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
  const [first, second] = [code.slice(0, 4), code.slice(4)];
  expect(readUserCode(code)).toBe(code);
  expect(readUserCode(` ${first.toLowerCase()}-${second} `)).toBe(code);
  expect(readUserCode(`${first} – ${second.toLowerCase()}`)).toBe(code);
});

it('uses every letter and repeats no code', () => {
  const codes = Array.from({ length: 500 }, () => createUserCode());
  expect(new Set(codes).size).toBe(500);
  expect(new Set(codes.join('')).size).toBe(20);
});

it('takes nothing else for a code', () => {
  for (const typed of ['', 'BCDF', 'BCDFGHJA', 'BCDFGHJKL', 'BCDFGHJ0']) expect(readUserCode(typed), typed).toBeNull();
});

it('hashes with the secret of the server', () => {
  expect(hashUserCode('BCDFGHJK', 'one')).not.toBe(hashUserCode('BCDFGHJK', 'two'));
  expect(hashUserCode('BCDFGHJK', 'one')).not.toContain('BCDF');
});
