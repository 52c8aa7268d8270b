import { randomBytes } from 'node:crypto';
import type { RecorderJob } from '@jomo/recorder/protocol';
import type Docker from 'dockerode';
import { z } from 'zod';
import type { StoragePaths } from '../../../storage-paths';
import { describeContainer, VOLUME_DIR } from './describe-container';
import { removeContainer } from './end-containers';
import { findContainers } from './find-containers';
import { packJob } from './job-archive';
import { ensureNetwork } from './recorder-network';
import { ensureVolume, volumeOf } from './spool-volume';

export type LaunchDeps = {
  calls: Docker;
  paths: StoragePaths;
  installation: string;
  image: string;
  network: string;
  /** The app's environment; only a few harmless variables of it are passed on. */
  environment: Readonly<Record<string, string | undefined>>;
};

const engineInfo = z.object({ NCPU: z.int().positive() });

/** Settings of recorders that a person may set on the app; nothing else of its environment goes in. */
const passedOn = [
  'TZ', 'JOMO_DISK_FLOOR_MB', 'JOMO_DISK_WARN_MB', 'JOMO_UPLOAD_HOURS',
  'http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY',
] as const; // biome-ignore format: a list to read

/** Makes the container of a recorder with its job in it, not running yet. `volume` as in ContainerFacts. */
export async function createRecorderContainer(
  deps: LaunchDeps,
  { name, job, volume }: { name: string; job: RecorderJob; volume: string | null },
): Promise<Docker.Container> {
  const { calls, image, installation, network, environment } = deps;
  const kept = passedOn.flatMap((key) => (environment[key] ? [[key, environment[key]] as const] : []));
  const container = await calls.createContainer(
    describeContainer({
      ...{ name, installation, image, network, volume },
      recordingId: job.recordingId,
      machineCores: engineInfo.parse(await calls.info()).NCPU,
      environment: Object.fromEntries(kept),
    }),
  );
  try {
    // In a file of the volume, where neither "docker inspect" nor a process list shows the token.
    await container.putArchive(packJob(JSON.stringify(job)), { path: VOLUME_DIR });
    return container;
  } catch (error) {
    await container.remove({ force: true, v: true }).catch(() => undefined);
    throw error;
  }
}

/** Starts a recorder in place of any earlier one of the recording. Answers the container's id once it runs. */
export async function launchContainer(deps: LaunchDeps, job: RecorderJob): Promise<string> {
  const { calls, image } = deps;
  const { recordingId } = job;
  // Without the image nothing is made: what is left of a recording can be read only through a container of it.
  const [old] = await Promise.all([findContainers(deps, recordingId), calls.getImage(image).inspect()]);
  const making = [ensureNetwork(deps), ensureVolume(deps, recordingId)];
  await Promise.all([...making, ...old.map((container) => removeContainer(deps, container))]);
  const name = `jomo-recorder-${recordingId}-${randomBytes(3).toString('hex')}`;
  const container = await createRecorderContainer(deps, { name, job, volume: volumeOf(recordingId) });
  try {
    await container.start();
  } catch (error) {
    await container.remove({ force: true }).catch(() => undefined);
    throw error;
  }
  return container.id;
}
