import { randomBytes } from 'node:crypto';
import type { RecorderEvent, RecorderJob, RecorderState } from '@jomo/recorder/protocol';
import fastify, { type FastifyInstance } from 'fastify';
import { createRecordingInput } from '@/shared/recording';
import { seedOwner } from '../../../prisma/seed/seed-owner';
import { openTestDatabase } from '../db/open-test-database';
import { openChatStore } from '../ingest/chat-store';
import { createMediaKeeper } from '../ingest/media-keeper';
import { openPartStore } from '../ingest/part-store';
import type { JobQueue } from '../jobs/queue';
import { createLogger } from '../log';
import { createRecording } from '../recordings/create-recording';
import { createSupervisor } from '../recordings/supervisor';
import { createFakeEngine } from '../recordings/test-kit/fake-engine';
import { recorderRoutes } from './recorder-routes';

type Enqueued = { name: string; key: string; at: number };

function createFakeJobs(now: () => Date): JobQueue & { waiting: Enqueued[] } {
  const waiting: Enqueued[] = [];
  const drop = (name: string, key: string) => {
    const index = waiting.findIndex((job) => job.name === name && job.key === key);
    if (index >= 0) waiting.splice(index, 1);
    return index >= 0;
  };
  return {
    waiting,
    async enqueue(job, payload, { at = now(), key = JSON.stringify(payload) } = {}) {
      drop(job.name, key);
      waiting.push({ name: job.name, key, at: at.getTime() });
    },
    cancel: async (job, key) => drop(job.name, key),
  };
}

/** Unlike `Omit`, keeps the kinds of a union apart. */
type Unsent<T> = T extends RecorderEvent ? Omit<T, 'seq' | 'at'> : never;

/** Plays the recorder of a job: numbers its events and segments, and sends them to the app. */
export function playRecorder(app: FastifyInstance, job: RecorderJob, now: () => Date) {
  const instance = randomBytes(8).toString('hex');
  const headers = { authorization: `Bearer ${job.report.token}` };
  const base = `/recorder/recordings/${job.recordingId}`;
  let seq = 0;
  return {
    instance,
    headers,
    base,
    async send(...events: Unsent<RecorderEvent>[]) {
      const numbered = events.map((event) => ({ ...event, seq: seq++, at: now().getTime() }));
      return app.inject({ method: 'POST', url: `${base}/events`, headers, payload: { instance, events: numbered } });
    },
    put(part: number, number: number, body: Buffer, more: { durationSec?: number; at?: number } = {}) {
      return app.inject({
        method: 'PUT',
        url: `${base}/parts/${part}/segments/${number}`,
        headers: {
          ...headers,
          'content-type': 'application/octet-stream',
          'x-jomo-duration': String(more.durationSec ?? (number === 0 ? 0 : 4)),
          'x-jomo-program-date-time': new Date(more.at ?? now().getTime()).toISOString(),
        },
        payload: body,
      });
    },
  };
}

/** The recording stages on a real database and real files, with a fake engine, a fake queue and a clock to turn. */
export async function openRecordingApp({ capacityCores = 1.8 }: { capacityCores?: number } = {}) {
  const { db, paths, close } = await openTestDatabase();
  const clock = { at: Date.parse('2026-03-01T20:00:00Z') };
  const now = () => new Date(clock.at);
  const log = createLogger('silent');
  const chat = openChatStore(paths.chatDb);
  const jobs = createFakeJobs(now);
  const engine = createFakeEngine({ paths });
  const env = { JOMO_CAPACITY_CORES: capacityCores, JOMO_ALLOW_PRIVATE_URLS: false, PORT: 3000 };
  const internalUrl = 'http://127.0.0.1:3000';
  const parts = openPartStore({ paths });
  const media = createMediaKeeper({ db, paths, parts, log });
  const lookup = async () => [{ address: '93.184.215.14' }];
  const reach = { answers: true };
  const canBeReached = async () => reach.answers;
  const services = { db, paths, log, chat, jobs, engine, env, internalUrl, now, media, lookup, canBeReached };
  const app = fastify({ forceCloseConnections: true });
  await app.register(recorderRoutes, services);
  const user = await seedOwner(db);
  return {
    ...services,
    parts,
    clock,
    reach,
    app,
    user,
    supervisor: createSupervisor(services),
    /** Another app process on the same data: the one before has forgotten everything. */
    restart: () => createSupervisor(services),
    create: (input: Partial<Parameters<typeof createRecordingInput.parse>[0] & object> = {}) =>
      createRecording(services, user, createRecordingInput.parse({ url: 'https://example.com/live', ...input })),
    recorder(index: number) {
      const job = engine.launched[index];
      if (!job) throw new Error(`There was no launch number ${index}.`);
      return playRecorder(app, job, now);
    },
    row: (id: string) => db.recording.findUniqueOrThrow({ where: { id }, include: { video: true, parts: true } }),
    async close() {
      await app.close();
      chat.close();
      await close();
    },
  };
}

export type RecordingApp = Awaited<ReturnType<typeof openRecordingApp>>;

export const init = Buffer.alloc(700, 1);
export const media = Buffer.alloc(5000, 2);
export const move = (state: RecorderState, more: object = {}) => ({ type: 'state' as const, state, ...more });
export const heartbeat = (state: RecorderState, cpuCores = 0.7) => ({
  type: 'heartbeat' as const,
  state,
  part: 1,
  uploadedSegments: 1,
  pendingSegments: 0,
  mediaSec: 4,
  bytes: 5000,
  fps: 30,
  speed: 1,
  droppedFrames: 0,
  duplicatedFrames: 0,
  cpuCores,
  memoryMb: 300,
  audioDb: -20,
  diskFreeMb: 1000,
});

/** Creates a recording and brings it to its first media segment. */
export async function startRecording(app: RecordingApp, input: Parameters<RecordingApp['create']>[0] = {}) {
  const { id } = await app.create(input);
  await app.supervisor.startRecording({ recordingId: id });
  const recorder = app.recorder(app.engine.launched.length - 1);
  await recorder.send(move('starting'), move('opening', { pageTitle: 'A show' }), move('recording'));
  await recorder.put(1, 0, init);
  await recorder.put(1, 1, media);
  return { id, recorder };
}
