import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from './setup/root.mjs';
import { readPlaywright, readVitest } from './test-totals.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'jomo-totals-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = path.join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('counts what Vitest reports, with todo tests as skipped, and names what failed', () => {
  const testResults = [
    {
      name: path.join(root, 'a.test.ts'),
      status: 'failed',
      assertionResults: [{ status: 'failed', fullName: 'a does' }, { status: 'passed' }],
    },
    { name: path.join(root, 'b.test.ts'), status: 'failed', assertionResults: [] },
    { name: path.join(root, 'c.test.ts'), status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  const file = report({ numPassedTests: 7, numPendingTests: 2, numTodoTests: 1, testResults });
  expect(readVitest(file)).toEqual({ passed: 7, failed: ['a.test.ts: a does', 'b.test.ts'], skipped: 3 });
});

it('counts what Playwright reports, with a flaky test as passed, and names what failed', () => {
  const specs = [
    { ok: false, file: 'a.spec.ts', line: 3, title: 'plays' },
    { ok: true, file: 'a.spec.ts', line: 9, title: 'stops' },
  ];
  const file = report({ stats: { expected: 4, flaky: 1, skipped: 3 }, suites: [{ suites: [{ specs }] }] });
  expect(readPlaywright(file)).toEqual({ passed: 5, failed: ['a.spec.ts:3: plays'], skipped: 3 });
});

it('counts nothing when a runner died before it could report', () => {
  expect(readVitest(path.join(dir, 'missing.json'))).toEqual({ passed: 0, failed: [], skipped: 0 });
  expect(readPlaywright(path.join(dir, 'missing.json'))).toEqual({ passed: 0, failed: [], skipped: 0 });
});
