// npm test: set-up, build, checks and every suite; `--only unit,db` runs some. A suite that fails does not keep the others
// from running: one run tells of everything. The tests in containers run beside the others until the end-to-end tests begin.
// What failed is named again at the end; the last line is the totals: "N passed, N failed, N skipped".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { ensureDebianPackages, testBrowserPackages } from './setup/debian-packages.mjs';
import { prepareDockerTests } from './setup/docker-tests.mjs';
import { runScript, SetupFailure } from './setup/failure.mjs';
import { ensureMongo } from './setup/mongo.mjs';
import { ensureOldChromium } from './setup/old-chromium.mjs';
import { run, runTool } from './setup/run.mjs';
import { setup } from './setup/setup.mjs';
import { seconds, step } from './setup/step.mjs';
import { ensureTestNginx } from './setup/test-nginx.mjs';
import { readPlaywright, readVitest, readVitestList } from './test-totals.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'jomo-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

async function vitest(project, options) {
  const file = path.join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters], options);
  return { code, output, ...readVitest(file) };
}

async function playwright() {
  await prepareDocker();
  const file = path.join(reports, 'playwright.json');
  const args = ['test', '--config', 'playwright/playwright.config.ts', '--reporter=list,json'];
  const { code } = await runTool('@playwright/test/cli.js', args, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } });
  return { code, ...readPlaywright(file) };
}

/** Where they cannot be had their tests are left out, and say so. */
async function ensureTestBrowsers() {
  await ensureOldChromium();
  if (process.env.JOMO_SKIP_SYSTEM_PACKAGES) return;
  await ensureDebianPackages(testBrowserPackages).catch((error) => console.log(error.message));
}

/** Made ready once, for the first suite that needs it. */
let preparing;
const prepareDocker = () => {
  preparing ??= prepareDockerTests();
  return preparing;
};

/** Runs beside other suites: it mostly waits. What it prints is kept until it has ended. */
async function inContainers() {
  const { reason } = await prepareDocker();
  if (reason === null) return vitest('docker', { quiet: true });
  const file = path.join(reports, 'docker-list.json');
  await runTool('vitest/vitest.mjs', ['list', '--project', 'docker', `--json=${file}`], { quiet: true });
  return { code: 0, skipped: readVitestList(file) };
}

const suites = {
  check: { title: 'Checks', run: () => run(process.execPath, ['scripts/check.mjs']) },
  unit: { title: 'Unit tests', run: () => vitest('unit') },
  db: { title: 'Tests on a real database and ffmpeg', run: () => vitest('db') },
  recorder: { title: 'Recorder tests with a real browser', run: () => vitest('recorder') },
  docker: { title: 'Tests in containers', run: inContainers, beside: true },
  e2e: { title: 'End-to-end tests', run: playwright },
};

function chosen() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return Object.keys(suites);
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !(name in suites));
  if (unknown.length > 0)
    throw new SetupFailure(`Unknown suite "${unknown}"; there are ${Object.keys(suites).join(', ')}.`);
  return names;
}

/** Runs a suite without a word, and tells of it when it has ended. Answers how it went. */
async function runBeside({ title, run: runSuite }) {
  const startedAt = performance.now();
  const result = await runSuite();
  console.log(`\n== ${title}, beside the others: ${seconds(performance.now() - startedAt)}\n${result.output ?? ''}`);
  return result;
}

async function runSuites() {
  const names = chosen();
  await setup();
  const needsPages = names.includes('e2e');
  await ensureBuild(needsPages ? undefined : ['database client', 'test card', 'programs']);
  if (names.includes('db') || needsPages) await ensureMongo();
  if (names.includes('db')) await ensureTestNginx();
  if (needsPages) await ensureTestBrowsers();
  const total = { passed: 0, failed: [], skipped: 0 };
  const settle = ({ title }, { code, passed = 0, failed = [], skipped = 0 }) => {
    total.passed += passed;
    total.skipped += skipped;
    // A suite can fail without a failed test, such as by a program that cannot be started.
    if (code !== 0) total.failed.push(...(failed.length > 0 ? failed : [`${title}: ended with code ${code}`]));
  };
  const runOne = async (suite) => settle(suite, await step(suite.title, () => suite.run()));
  const wanted = names.map((name) => suites[name]);
  let trouble = null;
  const beside = wanted
    .filter((suite) => suite.beside)
    .map((suite) => runBeside(suite).then((result) => settle(suite, result)))
    .map((settled) => settled.catch((error) => (trouble ??= error)));
  // The end-to-end tests take what the machine has left.
  for (const suite of wanted) if (!suite.beside && suite !== suites.e2e) await runOne(suite);
  await Promise.all(beside);
  if (trouble !== null) throw trouble;
  if (needsPages) await runOne(suites.e2e);
  const { passed, failed, skipped } = total;
  console.log(failed.length === 0 ? '\nAll is well.' : `\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped} skipped`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await runScript(async () => {
  try {
    await runSuites();
  } finally {
    await (await preparing)?.stop();
  }
});
