import type { RecorderJob, RecorderResult } from '@jomo/recorder/protocol';
import type { StoragePaths } from '../../storage-paths';
import type { Engine } from '../engines/engine';

export type FakeEngine = Engine & {
  /** Jobs of the recorders launched so far, in order. */
  launched: RecorderJob[];
  killed: string[];
  askedToStop: string[];
  /** The recorder of a recording dies without a word. */
  crash(recordingId: string): void;
  isRunning(recordingId: string): boolean;
  failNextLaunch(): void;
  /** Jobs tried out so far, and what the next ones answer. */
  triedOut: RecorderJob[];
  answerTryOuts(answer: () => Promise<RecorderResult>): void;
};

/** An engine whose recorders are entries in a map: for the life of a recording without any process. */
export function createFakeEngine({ paths }: { paths: StoragePaths }): FakeEngine {
  const recorders = new Map<string, { handle: string; alive: boolean }>();
  const launched: RecorderJob[] = [];
  const killed: string[] = [];
  const askedToStop: string[] = [];
  const triedOut: RecorderJob[] = [];
  let answer = async (): Promise<RecorderResult> => {
    throw new Error('no answer was prepared');
  };
  let failing = false;
  const end = (id: string) => {
    const recorder = recorders.get(id);
    if (recorder) recorder.alive = false;
  };
  return {
    name: 'fake',
    launched,
    killed,
    askedToStop,
    hostName: null,
    spoolDir: paths.recorderSpool,
    collectSpool: async (id) => paths.recorderSpool(id),
    async launch(job) {
      if (failing) {
        failing = false;
        throw new Error('no such program');
      }
      launched.push(job);
      const handle = `fake-${launched.length}`;
      recorders.set(job.recordingId, { handle, alive: true });
      return handle;
    },
    async tryOut(job) {
      triedOut.push(job);
      return answer();
    },
    triedOut,
    answerTryOuts: (given) => {
      answer = given;
    },
    list: async () => [...recorders].map(([recordingId, recorder]) => ({ recordingId, ...recorder })),
    async requestStop({ recordingId }) {
      askedToStop.push(recordingId);
    },
    async kill({ recordingId }) {
      killed.push(recordingId);
      end(recordingId);
    },
    readLog: async () => 'last words',
    async forget(id) {
      recorders.delete(id);
    },
    crash: end,
    isRunning: (id) => recorders.get(id)?.alive ?? false,
    failNextLaunch: () => {
      failing = true;
    },
  };
}
