import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureDebianPackages } from './debian-packages.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;

/** The engine, a compose tool, and what makes a base image where none can be pulled. */
const packages = ['ca-certificates', 'debootstrap', 'docker-compose', 'docker.io', 'iptables'];

/** Null when a Docker Engine answers, else why not, in its own words. */
async function whySilent() {
  const { code, output } = await run('timeout', ['15', 'docker', 'version', '-f', '{{.Server.Version}}'], {
    quiet: true,
  });
  if (code === 0) return null;
  if (code === 124) return 'the Docker Engine did not answer within 15 s';
  if (code === 127) return 'there is no docker command';
  return output.trim().split('\n').at(-1) || 'docker version failed';
}

const mayInstall = () => Boolean(process.env.CI) && process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Starts `dockerd` with its defaults, as a session of its own. Answers how to stop it. */
async function startEngine() {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const logFile = path.join(root, 'dist/dockerd.log');
  const log = openSync(logFile, 'w');
  const child = spawn('dockerd', [], { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  const stopNow = () => ended || child.kill('SIGTERM');
  process.once('exit', stopNow);
  const stop = async () => {
    stopNow();
    for (const until = Date.now() + STOP_LIMIT_MS; !ended && Date.now() < until; ) await sleep(100);
    if (!ended) child.kill('SIGKILL');
    process.off('exit', stopNow);
  };
  for (const until = Date.now() + START_LIMIT_MS; !ended && Date.now() < until; await sleep(250)) {
    if ((await whySilent()) === null) return { reason: null, stop };
  }
  await stop();
  const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
  return { stop, reason: `dockerd does not run here; its last words:\n${said}` };
}

/**
 * A Docker Engine for the tests: the one that answers. In CI, as root on Debian, it is installed and started where there
 * is none; on a person's machine nothing is. Answers `{ reason }` when there is no engine, and `stop`, to be called in the end.
 */
export async function ensureDocker() {
  const nothing = async () => {};
  const silence = await whySilent();
  if (silence === null) {
    if (mayInstall()) await ensureDebianPackages(['debootstrap', 'docker-compose']);
    return { reason: null, stop: nothing };
  }
  if (!mayInstall()) return { reason: `no Docker Engine answers here (${silence})`, stop: nothing };
  await ensureDebianPackages(packages);
  return step('Starting a Docker Engine', startEngine);
}

/** How to call the compose tool that is there: version 2 as a plugin, or version 1; null when there is neither. */
export async function findCompose() {
  for (const command of [['docker', 'compose'], ['docker-compose']]) {
    const [program = '', ...args] = command;
    const { code } = await run(program, [...args, 'version'], { quiet: true });
    if (code === 0) return command;
  }
  return null;
}
