import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where Debian's package and this project's set-up (scripts/setup/test-nginx.mjs) put it. */
const PLACES = ['/usr/sbin/nginx', path.resolve('node_modules/.cache/jomo-nginx/usr/sbin/nginx')];

/** The nginx of this machine; null when there is none. */
export const nginxBinary = (): string | null => PLACES.find((place) => existsSync(place)) ?? null;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The whole configuration around `http`, with everything nginx writes inside `dir`; it may run as any user. */
function wrap(dir: string, http: string): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`);
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off; worker_processes 1; pid ${dir}/pid; error_log ${dir}/error.log warn;
    events { worker_connections 512; }
    http { access_log off; default_type application/octet-stream; ${temp.join(' ')}\n${http}\n}`;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function untilListening(child: ChildProcess, port: number): Promise<boolean> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if (await accepts(port)) return child.exitCode === null;
    await sleep(25);
  }
  return false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

/**
 * A real nginx of its own on a free port of the loopback address; `http` makes what stands inside http { } from the
 * address to listen on. Throws with nginx's own words when it does not start.
 */
export async function startNginx(http: (listen: string) => string) {
  const binary = nginxBinary();
  if (!binary) throw new Error('There is no nginx on this machine (Debian: apt-get install nginx).');
  const dir = await mkdtemp(path.join(tmpdir(), 'jomo-nginx-'));
  const port = await freePort();
  const config = path.join(dir, 'nginx.conf');
  await writeFile(config, wrap(dir, http(`127.0.0.1:${port}`)));
  // It ends with this process, however that ends.
  const args = ['--pdeathsig', 'TERM', binary, '-p', dir, '-e', `${dir}/error.log`, '-c', config];
  const child = spawn('setpriv', args, { stdio: 'ignore' });
  const errors = () => readFile(`${dir}/error.log`, 'utf8').catch(() => '');
  if (!(await untilListening(child, port))) {
    await stop(child);
    const said = await errors();
    await rm(dir, { recursive: true, force: true });
    throw new Error(`nginx did not start:\n${said}`);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    /** The master; its workers are its children. */
    pid: child.pid ?? 0,
    errors,
    async close(): Promise<void> {
      await stop(child);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** deploy/nginx/jomo.conf.template, filled in. */
export async function jomoConfig(values: { LISTEN: string; UPSTREAM: string; VIDEOS: string }): Promise<string> {
  const template = await readFile(path.resolve('deploy/nginx/jomo.conf.template'), 'utf8');
  const known = (name: string): name is keyof typeof values => name in values;
  return template.replace(/\$\{JOMO_(\w+)\}/g, (whole, name: string) => (known(name) ? values[name] : whole));
}
