// npm run check: format, lint, types, import rules, unused code. Runs all and shows every failure.
import { ensureBuild } from './setup/build.mjs';
import { runScript } from './setup/failure.mjs';
import { runTool } from './setup/run.mjs';
import { seconds } from './setup/step.mjs';

const AT_ONCE = 2;

const checks = [
  ['types of the app', 'typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the recorder', 'typescript/bin/tsc', ['--noEmit', '-p', 'recorder']],
  ['format and lint', '@biomejs/biome/bin/biome', ['check', '.']],
  [
    'import rules',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', 'recorder', 'prisma', 'playwright', 'scripts/bench'],
  ],
  ['unused code', 'knip/bin/knip.js', []],
];

async function check([title, tool, args]) {
  const startedAt = Date.now();
  const { code, output } = await runTool(tool, args, { quiet: true, env: { NO_UPDATE_NOTIFIER: '1' } });
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${title} (${seconds(Date.now() - startedAt)})`);
  return { title, code, output };
}

await runScript(async () => {
  await ensureBuild(['database client']);
  // Types of the routes, which `tsc` includes.
  const typegen = await runTool('next/dist/bin/next', ['typegen'], {
    quiet: true,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (typegen.code !== 0) console.log(`FAILED  types of the routes\n${typegen.output}`);
  const results = [];
  const queue = [...checks];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results.push(await check(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const failed = results.filter((result) => result.code !== 0);
  for (const { title, output } of failed) console.log(`\n== ${title}\n${output.trimEnd()}`);
  if (failed.length > 0 || typegen.code !== 0) process.exit(1);
});
