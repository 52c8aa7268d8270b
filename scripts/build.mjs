// npm run build: installs and builds what is missing or out of date.
import { ensureBuild } from './setup/build.mjs';
import { runScript } from './setup/failure.mjs';
import { setup } from './setup/setup.mjs';

await runScript(async () => {
  await setup();
  await ensureBuild();
});
