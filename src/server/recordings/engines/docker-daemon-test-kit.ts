import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDocker, parseDockerHost } from './docker/connect-docker';

/** Only root can start a Docker Engine; null = this process can. */
export function whyNoDaemon(): string | null {
  if (process.getuid?.() !== 0) return 'only root can start a second Docker Engine';
  return existsSync('/usr/sbin/dockerd') || existsSync('/usr/bin/dockerd') ? null : 'dockerd is not installed';
}

/** Runs a program and waits for its end. Rejects when it fails, unless that may be. */
async function run(command: string, args: readonly string[], { mayFail = false } = {}): Promise<void> {
  const [code] = await once(spawn(command, args, { stdio: 'ignore' }), 'exit');
  if (code !== 0 && !mayFail) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

/**
 * A network namespace that reaches this machine by a cable of its own: a second engine beside the first one would take
 * its bridge and packet filter away.
 */
async function openNetwork() {
  const name = `jomo-${randomBytes(3).toString('hex')}`;
  const net = `10.212.${randomInt(1, 255)}`;
  const gateway = `${net}.1`;
  const ip = (line: string) => run('ip', line.split(' '));
  await ip(`netns add ${name}`);
  await ip(`link add ${name} type veth peer name eth0 netns ${name}`);
  await ip(`address add ${gateway}/24 dev ${name}`);
  await ip(`link set ${name} up`);
  await ip(`-n ${name} link set lo up`);
  await ip(`-n ${name} address add ${net}.2/24 dev eth0`);
  await ip(`-n ${name} link set eth0 up`);
  await ip(`-n ${name} route add default via ${gateway}`);
  return {
    gateway,
    file: `/var/run/netns/${name}`,
    close: () => run('ip', ['netns', 'delete', name], { mayFail: true }),
  };
}

/** An engine that was killed leaves its directories mounted. */
async function unmountBelow(dir: string): Promise<void> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
  for (const mount of mounts.filter((one) => one.startsWith(`${dir}/`)).reverse()) {
    await run('umount', ['-l', mount], { mayFail: true });
  }
}

/**
 * A Docker Engine beside the machine's own, to be stopped and started at will: own socket, images, containers, network.
 * Its containers reach this machine and nothing else.
 */
export async function openDaemon() {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'jomo-dockerd-'));
  const host = `unix://${dir}/docker.sock`;
  const network = await openNetwork();
  const command = [
    ...[`--net=${network.file}`, 'dockerd', '--pidfile', path.join(dir, 'pid'), '-H', host],
    ...['--data-root', path.join(dir, 'data'), '--exec-root', path.join(dir, 'exec')],
    ...['--host-gateway-ip', network.gateway],
  ];
  const { probes, streams } = await connectDocker(parseDockerHost(host));
  const machine = await connectDocker(parseDockerHost(undefined));
  let child: ChildProcess | null = null;

  async function answers(): Promise<boolean> {
    return probes.ping().then(
      () => true,
      () => false,
    );
  }

  async function start(more: readonly string[] = []): Promise<void> {
    const started = spawn('nsenter', [...command, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    const log = createWriteStream(path.join(dir, 'log'), { flags: 'a' });
    started.stdout.pipe(log, { end: false });
    started.stderr.pipe(log, { end: false });
    for (const until = Date.now() + 60_000; Date.now() < until && started.exitCode === null; await sleep(50)) {
      if (await answers()) return;
    }
    throw new Error(`the second Docker Engine did not start; see ${dir}/log`);
  }

  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  return {
    host,
    start,
    stop,
    /** Copies an image over from the machine's own Docker Engine. */
    async load(image: string): Promise<void> {
      const archive = await machine.streams.getImage(image).get();
      // Silent as long as it unpacks.
      const answer = await streams.loadImage(archive);
      for await (const _ of answer) {
        // Read to its end: then the image is there.
      }
    },
    async close(): Promise<void> {
      await stop();
      await unmountBelow(dir);
      await network.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
