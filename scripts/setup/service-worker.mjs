import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** Oldest browsers that pages are made for; see docs/phone-and-offline.md. */
const TARGET = ['chrome92', 'firefox115', 'safari15'];

/** Everything the pages load, and the page for any address while there is no network, so that the app starts offline. */
async function precacheEntries() {
  const { getManifest } = await import('@serwist/build');
  const buildId = readFileSync(path.join(root, '.next/BUILD_ID'), 'utf8').trim();
  const { manifestEntries } = await getManifest({
    globDirectory: path.join(root, '.next/static'),
    globPatterns: ['chunks/**/*.{js,css}', 'media/**/*'],
    modifyURLPrefix: { '': '/_next/static/' },
    // Their names change with their content.
    dontCacheBustURLsMatching: /./,
    maximumFileSizeToCacheInBytes: 5 * 1024 * 1024,
    additionalPrecacheEntries: [
      { url: '/offline', revision: buildId },
      { url: '/manifest.webmanifest', revision: buildId },
      { url: '/icons/icon-192.png', revision: buildId },
    ],
  });
  return manifestEntries;
}

/** Builds dist/sw.js, which the server sends as /sw.js. The pages must have been built before. */
export async function buildServiceWorker() {
  const { build } = await import('esbuild');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: { sw: 'src/service-worker/main.ts' },
      outdir: 'dist',
      bundle: true,
      minify: true,
      format: 'iife',
      target: TARGET,
      tsconfig: 'tsconfig.json',
      define: { PRECACHE: JSON.stringify(await precacheEntries()), 'process.env.NODE_ENV': '"production"' },
      logLevel: 'warning',
    });
    return { code: 0 };
  } catch (error) {
    console.error(error);
    return { code: 1 };
  }
}
