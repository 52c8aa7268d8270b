import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describeMongo, findMongo } from './mongo.mjs';

const START_MS = 20_000;

/** Resolves with the address once the server answers there; `stop(signal)` resolves once it is gone. */
async function startStandIn(program, directory, port) {
  const child = spawn(program, ['-follow-stdin', directory, `127.0.0.1:${port}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const line = once(createInterface({ input: child.stdout }), 'line', { signal: AbortSignal.timeout(START_MS) });
  const first = await Promise.race([line, exit.then(() => null)]).catch(() => null);
  const stop = async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exit;
  };
  if (first) return { address: new URL(first[0]), stop };
  await stop('SIGKILL');
  throw new Error('the stand-in for MongoDB did not start');
}

async function startMongod(program, directory, port) {
  const { MongoMemoryServer } = await import('mongodb-memory-server-core');
  const server = await MongoMemoryServer.create({
    binary: { systemBinary: program, checkMD5: false },
    instance: { dbPath: directory, storageEngine: 'wiredTiger', ...(port ? { port, portGeneration: false } : {}) },
  });
  const stop = async (signal = 'SIGTERM') => {
    const pid = server.instanceInfo?.instance.mongodProcess?.pid;
    if (signal === 'SIGKILL' && pid) process.kill(pid, signal);
    await server.stop({ doCleanup: false });
  };
  return { address: new URL(server.getUri()), stop };
}

/**
 * A MongoDB for tests and bench with a database of its own: `{uri, description, restartable, stop, away, back}`. `away`
 * ends the server (SIGKILL by default) and `back` starts it again at the same address with the same data; a server that
 * runs by itself (MONGODB_URI) is not `restartable`. `stop` ends it, or drops the database there. Throws when there is
 * none: ask `findMongo` before.
 */
export async function startMongo() {
  const choice = findMongo();
  const name = `jomo_test_${randomUUID().slice(0, 8)}`;
  const about = { description: describeMongo(choice), restartable: choice.kind !== 'running' };
  if (choice.kind === 'none') throw new Error(`No MongoDB: ${choice.reason}`);
  if (choice.kind === 'running') return { ...about, ...onRunning(process.env.MONGODB_URI, name) };

  const start = choice.kind === 'mongod' ? startMongod : startStandIn;
  const directory = await mkdtemp(path.join(tmpdir(), 'jomo-mongo-'));
  let server = await start(choice.path, directory, 0);
  const { address } = server;
  return {
    ...about,
    uri: `mongodb://${address.host}/${name}`,
    away: (signal = 'SIGKILL') => server.stop(signal),
    async back() {
      server = await start(choice.path, directory, Number(address.port));
    },
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function onRunning(base, name) {
  const uri = new URL(base);
  uri.pathname = `/${name}`;
  const refuse = () => Promise.reject(new Error('a server that runs by itself is not stopped by a test'));
  return {
    uri: uri.href,
    away: refuse,
    back: refuse,
    async stop() {
      const { MongoClient } = await import('mongodb');
      const client = new MongoClient(uri.href);
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
}
