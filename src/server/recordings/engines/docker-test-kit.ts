import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import type Docker from 'dockerode';
import fastify from 'fastify';
import { expect, vi } from 'vitest';
import { createRecordingInput, isEnded, recordingStatus } from '@/shared/recording';
import { seedOwner } from '../../../../prisma/seed/seed-owner';
import { openTestDatabase, type TestDatabase } from '../../db/open-test-database';
import { recorderRoutes } from '../../http/recorder-routes';
import { openChatStore } from '../../ingest/chat-store';
import { createMediaKeeper } from '../../ingest/media-keeper';
import { openPartStore } from '../../ingest/part-store';
import { createLogger } from '../../log';
import { createRecording } from '../create-recording';
import { stopRecording } from '../stop-recording';
import { createSupervisor } from '../supervisor';
import { createDockerEngine } from './docker';
import { connectDocker, parseDockerHost } from './docker/connect-docker';
import { loadInstallationId } from './docker/installation-id';

export type DockerSettings = { image: string; dockerHost?: string | undefined };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const publicDir = path.resolve(import.meta.dirname, '../../../../public');
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.mp4': 'video/mp4' };

/** What recorders need of the app: its endpoints for them, and the test card. Listens on every address of the machine. */
async function serveRecorders(services: Parameters<typeof recorderRoutes>[1], port: number) {
  const app = fastify({ forceCloseConnections: true });
  await app.register(recorderRoutes, services);
  app.get<{ Params: { '*': string } }>('/testcard*', async ({ params }, reply) => {
    const name = params['*'] || '/index.html';
    const body = await readFile(path.join(publicDir, 'testcard', path.normalize(name)));
    return reply.type(types[path.extname(name)] ?? 'text/html; charset=utf-8').send(body);
  });
  await app.listen({ host: '0.0.0.0', port });
  return app;
}

const noJobs = {
  enqueue: async () => {},
  cancel: async () => false,
  check: async () => ({ ok: true, detail: '' }),
};

async function boot(database: TestDatabase, settings: DockerSettings & { network: string; port: number }) {
  const { db, paths } = database;
  const engine = await createDockerEngine({
    paths,
    installation: loadInstallationId(paths.installation),
    dockerHost: settings.dockerHost,
    image: settings.image,
    network: settings.network,
    environment: {},
  });
  const chat = openChatStore(paths.chatDb);
  const log = createLogger('silent');
  const parts = openPartStore({ paths });
  const services = {
    ...{ db, paths, engine, chat, log },
    jobs: noJobs,
    env: { JOMO_CAPACITY_CORES: 8, JOMO_ALLOW_PRIVATE_URLS: true, PORT: settings.port },
    internalUrl: `http://127.0.0.1:${settings.port}`,
    now: () => new Date(),
    media: createMediaKeeper({ db, paths, parts, log }),
    canBeReached: async () => true,
  };
  const app = await serveRecorders(services, settings.port);
  const supervisor = createSupervisor(services);
  await supervisor.start();
  let closing: Promise<void> | null = null;
  async function close(): Promise<void> {
    await supervisor.stop();
    await app.close();
    chat.close();
  }
  return {
    services,
    supervisor,
    close(): Promise<void> {
      closing ??= close();
      return closing;
    },
  };
}

/** Runs a shell line in a container and answers what it printed. */
export async function runInside(calls: Docker, id: string, line: string): Promise<string> {
  const exec = await calls.getContainer(id).exec({ Cmd: ['sh', '-c', line], AttachStdout: true, Tty: true });
  const stream = await exec.start({ Tty: true });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8').replaceAll('\r', '');
}

/** The stages that record, on a real Docker Engine, with everything real but the queue and the pages. */
export async function openDockerApp(settings: DockerSettings) {
  const database = await openTestDatabase();
  const user = await seedOwner(database.db);
  const network = `jomo-test-${randomBytes(4).toString('hex')}`;
  const port = await freePort();
  const full = { ...settings, network, port };
  let running = await boot(database, full);
  const { calls } = await connectDocker(parseDockerHost(settings.dockerHost));
  const { db, paths } = database;
  const row = (id: string) => db.recording.findUniqueOrThrow({ where: { id }, include: { parts: true, log: true } });

  const until = <T>(look: () => Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 90_000, interval: 100 });

  return {
    calls,
    paths,
    db,
    network,
    url: `http://127.0.0.1:${port}`,
    installation: loadInstallationId(paths.installation),
    get engine() {
      return running.services.engine;
    },
    get services() {
      return running.services;
    },
    row,
    until,
    /** Starts a recording of the test card, or of another page, until it is stopped. */
    async record(url = `http://127.0.0.1:${port}/testcard`): Promise<string> {
      const input = createRecordingInput.parse({ url });
      const { id } = await createRecording(running.services, user, input);
      await running.supervisor.startRecording({ recordingId: id });
      return id;
    },
    stop: (id: string) => stopRecording(running.services, user, id),
    /** Waits for so many seconds of media in a part. */
    untilRecorded: (id: string, seconds: number, part = 1) =>
      until(async () => {
        const { parts, status, failure } = await row(id);
        expect(failure, status).toBeNull();
        expect(parts.find(({ number }) => number === part)?.durationSec ?? 0).toBeGreaterThanOrEqual(seconds);
        return parts;
      }),
    untilEnded: (id: string) =>
      until(async () => {
        const found = await row(id);
        expect(['finished', 'failed', 'cancelled']).toContain(found.status);
        return found;
      }),
    async containers(id: string) {
      const label = [`jomo.recording=${id}`];
      return calls.listContainers({ all: true, filters: { label } });
    },
    /** Everything of this installation that Docker holds. */
    async remains(): Promise<string[]> {
      const filters = { label: [`jomo.installation=${loadInstallationId(paths.installation)}`] };
      const [containers, volumes] = await Promise.all([
        calls.listContainers({ all: true, filters }),
        calls.listVolumes({ filters }),
      ]);
      return [...containers.map(({ Names }) => Names.join()), ...(volumes.Volumes ?? []).map(({ Name }) => Name)];
    },
    inside: (container: string, line: string) => runInside(calls, container, line),
    /** The app is away: nothing listens, nothing is watched. */
    pause: () => running.close(),
    /** The app as it is after its process was killed and started again. */
    async restart(): Promise<void> {
      await running.close();
      running = await boot(database, full);
    },
    async close(): Promise<void> {
      const open = await db.recording.findMany({ select: { id: true, status: true } });
      for (const { id, status } of open) {
        if (!isEnded(recordingStatus.parse(status))) await stopRecording(running.services, user, id);
      }
      await running.close();
      for (const { recordingId } of await running.services.engine.list().catch(() => [])) {
        await running.services.engine.kill({ recordingId, handle: null });
        await running.services.engine.forget(recordingId);
      }
      await running.services.engine.close?.();
      await database.close();
    },
  };
}

export type DockerApp = Awaited<ReturnType<typeof openDockerApp>>;
