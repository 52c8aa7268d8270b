import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup/root.mjs';

const nothing = { passed: 0, failed: [], skipped: 0 };

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Totals of Vitest's JSON report, with the names of what failed; nothing when it was not written. */
export function readVitest(file) {
  const report = read(file);
  if (!report) return nothing;
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = report;
  const failed = testResults.flatMap(({ name: absolute, status, assertionResults }) => {
    const name = path.relative(root, absolute);
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName }) => `${name}: ${fullName}`);
    // A file can fail without a failed test, such as one that cannot be read.
    return tests.length === 0 && status === 'failed' ? [name] : tests;
  });
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

function failedSpecs({ suites = [], specs = [] }) {
  const own = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line}: ${title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
}

/** The same of Playwright's JSON report; a test that passed at the second try counts as passed. */
export function readPlaywright(file) {
  const report = read(file);
  if (!report) return nothing;
  const { expected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: failedSpecs(report), skipped };
}

/** How many tests a list of Vitest's names; none when it was not written. */
export function readVitestList(file) {
  return read(file)?.length ?? 0;
}
