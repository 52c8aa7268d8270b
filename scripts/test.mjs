// npm test: set-up, build, checks and every suite; `--only unit,db` runs some. Stops at the first that fails.
// The last line is the totals: "N passed, N failed, N skipped".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { prepareDockerTests } from './setup/docker-tests.mjs';
import { runScript, SetupFailure } from './setup/failure.mjs';
import { ensureMongo } from './setup/mongo.mjs';
import { run, runTool } from './setup/run.mjs';
import { setup } from './setup/setup.mjs';
import { step } from './setup/step.mjs';
import { ensureTestNginx } from './setup/test-nginx.mjs';
import { readPlaywright, readVitest, readVitestList } from './test-totals.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'jomo-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

async function vitest(project) {
  const file = path.join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters]);
  return { code, ...readVitest(file) };
}

async function playwright() {
  await prepareDocker();
  const file = path.join(reports, 'playwright.json');
  const args = ['test', '--config', 'playwright/playwright.config.ts', '--reporter=list,json'];
  const { code } = await runTool('@playwright/test/cli.js', args, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } });
  return { code, ...readPlaywright(file) };
}

/** Made ready once, for the first suite that needs it. */
let preparing;
const prepareDocker = () => {
  preparing ??= prepareDockerTests();
  return preparing;
};

async function inContainers() {
  const { reason } = await prepareDocker();
  if (reason === null) return vitest('docker');
  const file = path.join(reports, 'docker-list.json');
  await runTool('vitest/vitest.mjs', ['list', '--project', 'docker', `--json=${file}`]);
  return { code: 0, skipped: readVitestList(file) };
}

const suites = {
  check: { title: 'Checks', run: () => run(process.execPath, ['scripts/check.mjs']) },
  unit: { title: 'Unit tests', run: () => vitest('unit') },
  db: { title: 'Tests on a real database and ffmpeg', run: () => vitest('db') },
  recorder: { title: 'Recorder tests with a real browser', run: () => vitest('recorder') },
  docker: { title: 'Tests in containers', run: inContainers },
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

async function runSuites() {
  const names = chosen();
  await setup();
  const needsPages = names.includes('e2e');
  await ensureBuild(needsPages ? undefined : ['database client', 'test card', 'programs']);
  if (names.includes('db') || needsPages) await ensureMongo();
  if (names.includes('db')) await ensureTestNginx();
  const total = { passed: 0, failed: 0, skipped: 0 };
  let exitCode = 0;
  for (const name of names) {
    const { code, passed = 0, failed = 0, skipped = 0 } = await step(suites[name].title, suites[name].run);
    total.passed += passed;
    total.skipped += skipped;
    // A suite can fail without a failed test, such as by a file that cannot be read.
    total.failed += code === 0 ? failed : Math.max(failed, 1);
    exitCode = code;
    if (code !== 0) break;
  }
  console.log(`\n${exitCode === 0 ? 'All is well.' : 'Something failed; see above.'}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = exitCode === 0 ? 0 : 1;
}

await runScript(async () => {
  try {
    await runSuites();
  } finally {
    await (await preparing)?.stop();
  }
});
