import { readFile } from 'node:fs/promises';
import { connectApi } from '../../playwright/fixtures/api';
import { startApp } from '../../playwright/fixtures/start-app';
import { killRecorders } from './kill-recorders';
import { readTree } from './process-tree';
import type { BenchContext } from './row';
import { waitFor } from './wait-for';

const apiKey = 'bench-key-0123456789abcdef';
const STOP_SECONDS = 40;

export type BenchApp = {
  url: string;
  apiKey: string;
  dataDir: string;
  pid: number;
  api: ReturnType<typeof connectApi>;
};

/** The process below `root` that runs this file; null = none. */
async function findProgram(root: number, file: string): Promise<number | null> {
  for (const { pid } of await readTree(root)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(file)) return pid;
  }
  return null;
}

async function findServer(): Promise<number> {
  const pid = await findProgram(process.pid, 'dist/main.js');
  if (pid === null) throw new Error('The server is not running.');
  return pid;
}

async function stopRecordings({ api, pid, dataDir }: BenchApp): Promise<void> {
  // Also when the bench was asked to end: this is cleaning up.
  const limits = { seconds: STOP_SECONDS, signal: new AbortController().signal };
  try {
    await waitFor(
      'the recordings end',
      async () => {
        const { items } = await api.recordings.list.query({ scope: 'active' });
        for (const { id, stopping } of items) if (!stopping) await api.recordings.stop.mutate({ id });
        return items.length === 0;
      },
      { ...limits, everyMs: 500 },
    );
    await waitFor('the recorders are gone', async () => (await findProgram(pid, 'dist/recorder.js')) === null, limits);
  } finally {
    await killRecorders(dataDir);
  }
}

/** Runs `work` with a real server of its own, with an owner's key; whatever records in it is stopped before it ends. */
export async function withApp<T>(
  context: BenchContext,
  settings: Record<string, string>,
  work: (app: BenchApp) => Promise<T>,
): Promise<T> {
  context.signal.throwIfAborted();
  const server = await startApp({
    JOMO_OWNER_EMAIL: 'owner@jomo.test',
    JOMO_OWNER_PASSWORD: 'a long password',
    JOMO_API_KEY: apiKey,
    JOMO_ALLOW_PRIVATE_URLS: 'true',
    ...settings,
  });
  try {
    const api = connectApi(server, apiKey);
    const app = { url: server.url, apiKey, dataDir: server.dataDir, pid: await findServer(), api };
    try {
      return await work(app);
    } finally {
      await stopRecordings(app);
    }
  } finally {
    await server.close();
  }
}
