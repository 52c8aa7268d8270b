import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readPlaywright, readVitest } from './test-totals.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'jomo-totals-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = path.join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('counts what Vitest reports, with todo tests as skipped', () => {
  const file = report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(readVitest(file)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

it('counts what Playwright reports, with a flaky test as passed', () => {
  const file = report({ stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 3 } });
  expect(readPlaywright(file)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

it('counts nothing when a runner died before it could report', () => {
  expect(readVitest(path.join(dir, 'missing.json'))).toEqual({ passed: 0, failed: 0, skipped: 0 });
  expect(readPlaywright(path.join(dir, 'missing.json'))).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
