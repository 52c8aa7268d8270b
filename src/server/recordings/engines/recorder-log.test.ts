import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundLog, readTail } from './recorder-log';

describe('the log of a recorder', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'jomo-log-'));
    file = path.join(dir, 'recorder.log');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('is cut when it grows too long, and its last half kept beside it', async () => {
    appendFileSync(file, `${'a'.repeat(60)}${'b'.repeat(50)}`);
    await boundLog(file, 100);
    appendFileSync(file, 'next');
    expect(readFileSync(file, 'utf8')).toBe('next');
    expect(readFileSync(`${file}.old`, 'utf8')).toBe('b'.repeat(50));
    await boundLog(file, 100);
    expect(readFileSync(file, 'utf8')).toBe('next');
  });

  it('is read from its end, and is empty when there is none', async () => {
    appendFileSync(file, '0123456789');
    expect(await readTail(file, 4)).toBe('6789');
    expect(await readTail(path.join(dir, 'none'))).toBe('');
  });
});
