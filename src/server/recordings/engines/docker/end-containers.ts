import { appendFile, mkdir } from 'node:fs/promises';
import type Docker from 'dockerode';
import type { StoragePaths } from '../../../storage-paths';
import { boundLog } from '../recorder-log';
import { readContainerLog } from './container-log';
import { orNull, statusOf } from './docker-trouble';
import type { FoundContainer } from './find-containers';

type Deps = { calls: Docker; paths: StoragePaths };

/** How long a killed container may take to be gone: the kernel has to end a few hundred threads. */
const KILL_MS = 10_000;

/** "Conflict" is how Docker says that a container is in that state, or on its way there, already. */
async function orAlready(work: Promise<unknown>): Promise<void> {
  try {
    await orNull(work);
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
  }
}

/** Sends SIGTERM, if it runs. */
export async function signalContainer({ calls }: Deps, { id }: FoundContainer): Promise<void> {
  await orAlready(calls.getContainer(id).kill({ signal: 'SIGTERM' }));
}

/** Resolves when nothing of it runs any more. */
export async function killContainer({ calls }: Deps, { id }: FoundContainer): Promise<void> {
  const container = calls.getContainer(id);
  const gone = orNull(container.wait({ condition: 'not-running', abortSignal: AbortSignal.timeout(KILL_MS) }));
  gone.catch(() => undefined);
  await orAlready(container.kill({ signal: 'SIGKILL' }));
  await gone;
}

/** Keeps the last words of a recorder that is about to go. */
async function keepLog({ calls, paths }: Deps, { id, recordingId }: FoundContainer): Promise<void> {
  const text = await readContainerLog(calls, id);
  if (text === '') return;
  const file = paths.recorderLog(recordingId);
  await mkdir(paths.recorder(recordingId), { recursive: true, mode: 0o700 });
  await appendFile(file, text, { mode: 0o600 });
  await boundLog(file);
}

/** Removes it, running or not, with volumes that have no name; what it printed last goes into the recorder's log here. */
export async function removeContainer(deps: Deps, container: FoundContainer): Promise<void> {
  if (container.isRecorder) await keepLog(deps, container);
  await orAlready(deps.calls.getContainer(container.id).remove({ force: true, v: true }));
}
