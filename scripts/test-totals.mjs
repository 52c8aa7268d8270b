import { existsSync, readFileSync } from 'node:fs';

const nothing = { passed: 0, failed: 0, skipped: 0 };

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Totals of Vitest's JSON report; zeros when it was not written. */
export function readVitest(file) {
  const report = read(file);
  if (!report) return nothing;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** Totals of Playwright's JSON report; a test that passed at the second try counts as passed. */
export function readPlaywright(file) {
  const report = read(file);
  if (!report) return nothing;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/** How many tests a list of Vitest's names; none when it was not written. */
export function readVitestList(file) {
  return read(file)?.length ?? 0;
}
