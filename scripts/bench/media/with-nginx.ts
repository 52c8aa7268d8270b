import { startApp } from '../../../playwright/fixtures/start-app';
import { jomoConfig, nginxBinary, startNginx } from '../../../src/server/http/nginx-test-kit';
import { readTree } from '../process-tree';
import { NotHere } from '../row';
import type { Library } from './with-library';

export function requireNginx(): void {
  if (!nginxBinary()) throw new NotHere('There is no nginx on this machine (Debian: apt-get install nginx).');
}

/** nginx alone, no questions asked: what serving the same files costs at least. */
export async function withPlainNginx<T>(
  { paths }: Library,
  work: (nginx: { port: number; pid: number }) => Promise<T>,
): Promise<T> {
  const nginx = await startNginx(
    (listen) => `server { listen ${listen}; sendfile on; tcp_nopush on; location /media/ { alias ${paths.videos}/; } }`,
  );
  try {
    return await work({ port: Number(new URL(nginx.url).port), pid: nginx.pid });
  } finally {
    await nginx.close();
  }
}

/** A second web server over the same data, behind nginx with the configuration of deploy/nginx. */
export async function withAccel<T>(
  { app, paths }: Library,
  work: (server: { port: number; pids: number[] }) => Promise<T>,
): Promise<T> {
  const before = new Set((await readTree(process.pid)).map(({ pid }) => pid));
  // The same key, since a server without it would take it away from the other.
  const settings = { ROLE: 'web', JOMO_ACCEL_REDIRECT: '/accel/', JOMO_API_KEY: app.apiKey };
  const second = await startApp(settings, { inDir: app.dataDir });
  try {
    const children = (await readTree(process.pid)).filter(({ ppid, pid }) => ppid === process.pid && !before.has(pid));
    const upstream = new URL(second.url).host;
    const config = await jomoConfig({ LISTEN: 'HERE', UPSTREAM: upstream, VIDEOS: paths.videos });
    const nginx = await startNginx((listen) => config.replace('listen HERE', `listen ${listen}`));
    try {
      return await work({
        port: Number(new URL(nginx.url).port),
        pids: [nginx.pid, ...children.map(({ pid }) => pid)],
      });
    } finally {
      await nginx.close();
    }
  } finally {
    await second.close();
  }
}
