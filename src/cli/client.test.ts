import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPasscode } from './client';

test('the passcode of a meeting comes from the environment or from a file, and from nowhere else', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'jomo-cli-'));
  try {
    const file = path.join(dir, 'passcode');
    writeFileSync(file, 'from-file\n');
    const source = (more: Record<string, string>) => ({ NODE_ENV: 'test', ...more }) as const;
    expect(readPasscode(source({}))).toBeUndefined();
    expect(readPasscode(source({ JOMO_MEETING_PASSCODE: '' }))).toBeUndefined();
    expect(readPasscode(source({ JOMO_MEETING_PASSCODE: 'abc' }))).toBe('abc');
    expect(readPasscode(source({ JOMO_MEETING_PASSCODE_FILE: file }))).toBe('from-file');
    const missing = source({ JOMO_MEETING_PASSCODE_FILE: `${file}-gone` });
    expect(() => readPasscode(missing)).toThrow(/cannot be read/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
