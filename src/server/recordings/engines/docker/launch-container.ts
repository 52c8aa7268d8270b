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

type Deps = {
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

/** Starts a recorder in place of any earlier one of the recording. Answers the container's id once it runs. */
export async function launchContainer(deps: Deps, job: RecorderJob): Promise<string> {
  const { calls, image, installation, network, environment } = deps;
  const { recordingId } = job;
  // Without the image nothing is made: what is left of a recording can be read only through a container of it.
  const [old, info] = await Promise.all([
    findContainers(deps, recordingId),
    calls.info(),
    calls.getImage(image).inspect(),
  ]);
  const making = [ensureNetwork(deps), ensureVolume(deps, recordingId)];
  await Promise.all([...making, ...old.map((container) => removeContainer(deps, container))]);
  const kept = passedOn.flatMap((name) => (environment[name] ? [[name, environment[name]] as const] : []));
  const container = await calls.createContainer(
    describeContainer({
      name: `jomo-recorder-${recordingId}-${randomBytes(3).toString('hex')}`,
      ...{ recordingId, installation, image, network },
      volume: volumeOf(recordingId),
      machineCores: engineInfo.parse(info).NCPU,
      environment: Object.fromEntries(kept),
    }),
  );
  try {
    // In a file of the volume, where neither "docker inspect" nor a process list shows the token.
    await container.putArchive(packJob(JSON.stringify(job)), { path: VOLUME_DIR });
    await container.start();
  } catch (error) {
    await container.remove({ force: true }).catch(() => undefined);
    throw error;
  }
  return container.id;
}
