import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** Where src/server/http/nginx-test-kit.ts looks for it. */
const cache = path.join(root, 'node_modules/.cache/jomo-nginx');
const places = ['/usr/sbin/nginx', path.join(cache, 'usr/sbin/nginx')];

/**
 * An nginx for tests and the bench. Debian's package is unpacked beside the node packages, not installed: installing it
 * needs root and leaves a server running on port 80. False, after a plain word, when it cannot be had.
 */
export async function ensureTestNginx() {
  if (places.some((place) => existsSync(place))) return true;
  mkdirSync(cache, { recursive: true });
  await run('apt-get', ['download', '-qq', 'nginx'], { quiet: true, cwd: cache });
  const file = readdirSync(cache).find((name) => /^nginx_.*\.deb$/.test(name));
  if (file) await run('dpkg-deb', ['-x', path.join(cache, file), cache], { quiet: true });
  const there = existsSync(places[1] ?? '');
  if (!there) console.log('There is no nginx here and it could not be downloaded: its tests are left out.');
  return there;
}
