// npm start: installs and builds what is missing, then is the app.
import { ensureBuild } from './setup/build.mjs';
import { runScript } from './setup/failure.mjs';
import { setup } from './setup/setup.mjs';

await runScript(async () => {
  await setup();
  // ROLE=worker shows no pages.
  await ensureBuild(process.env.ROLE === 'worker' ? ['database client', 'programs'] : undefined);
  process.env.NODE_ENV = 'production';
  process.setSourceMapsEnabled(true);
  // In this process, so that signals reach the app itself and no wrapper stays in memory.
  await import('../dist/main.js');
});
