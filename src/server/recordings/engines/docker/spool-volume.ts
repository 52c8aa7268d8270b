import { mkdir } from 'node:fs/promises';
import type Docker from 'dockerode';
import { labelOf, SPOOL_DIR, VOLUME_DIR } from './describe-container';
import { orNull } from './docker-trouble';
import { unpackSpool } from './unpack-spool';

type Deps = { calls: Docker; installation: string; image: string };

/** One volume for all recorders of a recording: the next one takes over what the last one had not sent. */
export const volumeOf = (recordingId: string): string => `jomo-spool-${recordingId}`;

/** Does nothing when the volume exists. */
export async function ensureVolume({ calls, installation }: Deps, recordingId: string): Promise<void> {
  await calls.createVolume({
    Name: volumeOf(recordingId),
    Labels: { [labelOf.installation]: installation, [labelOf.recording]: recordingId },
  });
}

/** A container that never runs: files of a volume can be had only through one that mounts it. */
async function createReader({ calls, installation, image }: Deps, recordingId: string) {
  return calls.createContainer({
    Image: image,
    Labels: { [labelOf.installation]: installation, [labelOf.recording]: recordingId, [labelOf.role]: 'reader' },
    HostConfig: {
      Mounts: [{ Type: 'volume', Source: volumeOf(recordingId), Target: VOLUME_DIR, ReadOnly: true }],
      NetworkMode: 'none',
      CapDrop: ['ALL'],
    },
  });
}

/**
 * Copies what a volume's spool holds into the directory `to`. Goes through the Docker Engine, so it works when the app
 * runs in a container or on another machine. Only while no recorder runs.
 */
export async function copySpool(deps: Deps, recordingId: string, to: string): Promise<void> {
  if (!(await orNull(deps.calls.getVolume(volumeOf(recordingId)).inspect()))) return;
  const reader = await createReader(deps, recordingId);
  try {
    const archive = await orNull(reader.getArchive({ path: SPOOL_DIR }));
    if (!archive) return;
    await mkdir(to, { recursive: true });
    await unpackSpool(archive, to);
  } finally {
    await orNull(reader.remove({ force: true }));
  }
}
