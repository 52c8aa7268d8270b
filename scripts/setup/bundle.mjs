import { root } from './root.mjs';

const entries = {
  main: 'src/main.ts',
  recorder: 'recorder/src/main.ts',
  jomo: 'src/cli/main.ts',
  calendar: 'src/server/subscriptions/calendars/calendar-thread.ts',
};

/** Bundles the programs, and the thread that reads calendars, into dist/. Installed packages stay outside; our own workspace is TypeScript and goes in. */
export async function bundle() {
  const { build } = await import('esbuild');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: entries,
      outdir: 'dist',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      alias: { '@jomo/recorder/protocol': './recorder/protocol/index.ts' },
      tsconfig: 'tsconfig.json',
      sourcemap: true,
      logLevel: 'warning',
    });
    return { code: 0 };
  } catch {
    // esbuild has printed what is wrong.
    return { code: 1 };
  }
}
