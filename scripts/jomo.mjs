// npm run -s jomo -- …: the command line. Prints nothing of its own, so that its output can be parsed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runScript } from './setup/failure.mjs';
import { root } from './setup/root.mjs';

await runScript(async () => {
  const program = path.join(root, 'dist/jomo.js');
  if (!existsSync(program)) {
    const { bundle } = await import('./setup/bundle.mjs');
    if ((await bundle()).code !== 0) process.exit(1);
  }
  process.setSourceMapsEnabled(true);
  await import(program);
});
