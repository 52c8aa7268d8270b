import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readEnv } from './env';

it('has a working default for everything', () => {
  expect(readEnv({ NODE_ENV: 'test' })).toMatchObject({ ROLE: 'all', PORT: 3000, JOMO_ALLOW_PRIVATE_URLS: false });
});

it('treats an empty variable as not set', () => {
  expect(readEnv({ NODE_ENV: 'test', PORT: '' }).PORT).toBe(3000);
});

it('names every bad setting but never its value', () => {
  const read = () => readEnv({ NODE_ENV: 'test', PORT: 'many', JOMO_API_KEY: 'short' });
  expect(read).toThrow(/PORT[\s\S]*JOMO_API_KEY/);
  expect(read).not.toThrow(/short/);
});

it('reads a secret from the file that NAME_FILE points at', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'jomo-env-'));
  const file = path.join(dir, 'key');
  writeFileSync(file, 'a-key-from-a-file-0123\n');
  expect(readEnv({ NODE_ENV: 'test', JOMO_API_KEY_FILE: file }).JOMO_API_KEY).toBe('a-key-from-a-file-0123');
  rmSync(dir, { recursive: true });
});
