import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { WorkerSettings } from './agenda-job';

export type Heard = { begun(id: number, lateMs: number): void; ended?(id: number): void };

export type WorkerProcess = {
  ready: Promise<void>;
  tell(line: string): void;
  end(signal: NodeJS.Signals): Promise<void>;
};

/** Starts a worker process; `end` resolves when it is gone and all it said has been heard. */
export function startWorkerProcess(settings: WorkerSettings, heard: Heard): WorkerProcess {
  const script = path.join(import.meta.dirname, 'agenda-worker.ts');
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let isReady = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    isReady = resolve;
    child.once('error', reject);
    child.once('exit', () => reject(new Error('a worker process of the bench ended early')));
  });
  ready.catch(() => {});
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [what, id, late] = line.split(' ');
      if (what === 'ready') isReady();
      else if (what === 'begin') heard.begun(Number(id), Number(late));
      else heard.ended?.(Number(id));
    });
  }
  return {
    ready,
    tell: (line) => void child.stdin?.write(`${line}\n`),
    async end(signal) {
      child.kill(signal);
      await closed;
    },
  };
}
