// npm run bench [-- --only recorder,media] [--quick] [--json FILE] [--write] [--strict]: set-up, build, then every part of
// scripts/bench one after the other. See docs/benchmarks.md.
import { ensureBuild } from './setup/build.mjs';
import { runScript } from './setup/failure.mjs';
import { run } from './setup/run.mjs';
import { setup } from './setup/setup.mjs';
import { ensureTestNginx } from './setup/test-nginx.mjs';

await runScript(async () => {
  await setup();
  await ensureBuild();
  await ensureTestNginx();
  const { code } = await run(process.execPath, ['--import', 'tsx', 'scripts/bench/main.ts', ...process.argv.slice(2)]);
  process.exitCode = code;
});
