import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import type { RecorderJob, RecorderResult } from '@jomo/recorder/protocol';
import { z } from 'zod';
import type { StoragePaths } from '../../storage-paths';
import { checkDocker } from './docker/check-docker';
import { connectDocker, nameAddress, parseDockerHost } from './docker/connect-docker';
import { readContainerLog } from './docker/container-log';
import { HOST_NAME, SPOOL_DIR } from './docker/describe-container';
import { orNull, toDockerTrouble } from './docker/docker-trouble';
import { killContainer, removeContainer, signalContainer } from './docker/end-containers';
import { findContainers, findVolumes } from './docker/find-containers';
import { launchContainer } from './docker/launch-container';
import { removeUnusedNetwork } from './docker/recorder-network';
import { copySpool, volumeOf } from './docker/spool-volume';
import { tryOutContainer } from './docker/try-out-container';
import { watchContainers } from './docker/watch-containers';
import type { Engine, FoundRecorder } from './engine';
import { nameTryOut } from './read-result';
import { readTail } from './recorder-log';

const dockerHandle = z.object({ container: z.string().min(1) });

export type DockerEngineDeps = {
  paths: StoragePaths;
  /** Marks what is ours: two installations may share a Docker Engine. */
  installation: string;
  /** DOCKER_HOST; undefined = the local socket. */
  dockerHost: string | undefined;
  image: string;
  network: string;
  /** The app's environment; only a few harmless variables of it are passed on. */
  environment: Readonly<Record<string, string | undefined>>;
};

function parseHandle(text: string | null): string | null {
  try {
    return dockerHandle.parse(JSON.parse(text ?? '')).container;
  } catch {
    return null;
  }
}

const toHandle = (container: string): string => JSON.stringify({ container });

/**
 * Recorders as containers of a Docker Engine. A recording has one volume, for its job and spool, and one container at a
 * time; dead ones stay until the next one starts or the recording is cleared away, for their log. Every rejection is an
 * AppError `unavailable` with a sentence that names what to do.
 */
export async function createDockerEngine(settings: DockerEngineDeps): Promise<Engine> {
  const { paths } = settings;
  const dockerAddress = parseDockerHost(settings.dockerHost);
  const address = nameAddress(dockerAddress);
  const docker = await connectDocker(dockerAddress);
  const deps = { ...settings, ...docker, address };
  const { calls } = docker;
  /** Try-outs of this app: not for the list, by which what belongs to no recording is cleared away. */
  const trying = new Set<string>();
  let unwatch: () => void = () => undefined;

  /** Runs `work`, turning what Docker says into the user's terms. */
  async function asTrouble<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw toDockerTrouble(error, deps);
    }
  }

  async function killAll(recordingId: string): Promise<void> {
    const found = await findContainers(deps, recordingId);
    await Promise.all(found.filter(({ running }) => running).map((container) => killContainer(deps, container)));
  }

  async function list(): Promise<FoundRecorder[]> {
    const [containers, volumes, directories] = await Promise.all([
      findContainers(deps),
      findVolumes(deps),
      readdir(paths.recorders).catch(() => []),
    ]);
    const ids = new Set([...containers.map(({ recordingId }) => recordingId), ...volumes, ...directories]);
    return [...ids]
      .filter((id) => !trying.has(id))
      .map((recordingId) => {
        const own = containers.filter((container) => container.recordingId === recordingId && container.isRecorder);
        const recorder = own.find(({ running }) => running) ?? own[0];
        return {
          recordingId,
          handle: recorder ? toHandle(recorder.id) : null,
          alive: recorder?.running ?? false,
        };
      });
  }

  async function tryOut(job: RecorderJob, signal: AbortSignal): Promise<RecorderResult> {
    const recordingId = nameTryOut(randomBytes(6).toString('hex'));
    trying.add(recordingId);
    try {
      return await tryOutContainer(deps, { ...job, recordingId }, signal);
    } catch (error) {
      throw signal.aborted ? error : toDockerTrouble(error, deps);
    } finally {
      trying.delete(recordingId);
    }
  }

  async function requestStop({ recordingId, handle }: { recordingId: string; handle: string | null }): Promise<void> {
    const wanted = parseHandle(handle);
    const found = await findContainers(deps, recordingId);
    const recorder = found.find(({ id, running }) => running && (wanted === null || id === wanted));
    if (recorder) await signalContainer(deps, recorder);
  }

  async function readLog(recordingId: string): Promise<string> {
    const latest = (await findContainers(deps, recordingId)).find(({ isRecorder }) => isRecorder);
    const text = latest ? await readContainerLog(calls, latest.id) : '';
    return text.trim() === '' ? readTail(paths.recorderLog(recordingId)) : text;
  }

  /** Everything in Docker of a recording that has no recorder. False = one runs, and nothing was touched. */
  async function removeRemains(recordingId: string): Promise<boolean> {
    const containers = await findContainers(deps, recordingId);
    if (containers.some(({ running }) => running)) return false;
    await Promise.all(containers.map((container) => removeContainer(deps, container)));
    await orNull(calls.getVolume(volumeOf(recordingId)).remove());
    return true;
  }

  async function forget(recordingId: string): Promise<void> {
    if (await removeRemains(recordingId)) await rm(paths.recorder(recordingId), { recursive: true, force: true });
  }

  /** Moved rather than copied: a spool that takes long to work through is not fetched again. */
  async function collectSpool(recordingId: string): Promise<string> {
    const to = paths.recorderSpool(recordingId);
    await copySpool(deps, recordingId, to);
    await removeRemains(recordingId);
    return to;
  }

  return {
    name: 'docker',
    hostName: HOST_NAME,
    spoolDir: () => SPOOL_DIR,
    launch: async (job) => toHandle(await asTrouble(launchContainer(deps, job))),
    tryOut,
    list: () => asTrouble(list()),
    requestStop: (recorder) => asTrouble(requestStop(recorder)),
    kill: ({ recordingId }) => asTrouble(killAll(recordingId)),
    readLog: (recordingId) => asTrouble(readLog(recordingId)),
    collectSpool: (recordingId) => asTrouble(collectSpool(recordingId)),
    forget: (recordingId) => asTrouble(forget(recordingId)),
    check: () => checkDocker(deps),
    watch(onChange) {
      unwatch();
      unwatch = watchContainers(deps, onChange);
    },
    async close() {
      unwatch();
      await removeUnusedNetwork(deps).catch(() => undefined);
    },
  };
}
