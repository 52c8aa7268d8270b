import type { ContainerCreateOptions } from 'dockerode';
import { seccompProfile } from './seccomp-profile';

/** What marks everything of ours in a Docker Engine: of which installation it is, and of which recording. */
export const labelOf = { installation: 'jomo.installation', recording: 'jomo.recording', role: 'jomo.role' } as const;

/** Where the volume of a recording is mounted: its job and, below, its spool. The image has it too (Dockerfile). */
export const VOLUME_DIR = '/recording';
export const SPOOL_DIR = `${VOLUME_DIR}/spool`;
export const JOB_NAME = 'job.json';

/** How a container calls the machine it runs on. */
export const HOST_NAME = 'host.docker.internal';

const GB = 1024 ** 3;

/**
 * A whole recorder at 720p30 takes about 0.5 GB; heavy pages take 1.5 GB. Beyond this the kernel ends a process of the
 * container (most likely the page, which is then opened again) instead of one of the app.
 */
const MEMORY_BYTES = 3 * GB;
/** Chromium and the X server exchange pictures here; Docker's 64 MB are too few. Counts as memory. */
const SHM_BYTES = GB;
/** Profile, sockets and Chromium's cache. Counts as memory. */
const TMP_BYTES = GB;
/** Opening a page is the dearest moment; recording takes well under one core. */
const CPU_CORES = 3;
/** A recorder has about 250 threads; a page that starts workers without end is stopped here. */
const PIDS = 1_024;
/** Twice the ordinary weight: a broadcast cannot be repeated, what else runs in containers can wait. */
const CPU_SHARES = 2_048;
/** A recorder that is signalled needs nine seconds at most (hand-over.ts). */
const STOP_SEC = 12;

export type ContainerFacts = {
  name: string;
  recordingId: string;
  installation: string;
  image: string;
  network: string;
  /** Null = one without a name, which goes with the container: for a try-out, which leaves nothing. */
  volume: string | null;
  /** Cores of the machine the Docker Engine runs on: it refuses a limit above. */
  machineCores: number;
  /** More variables for the recorder. */
  environment: Readonly<Record<string, string>>;
};

/**
 * The container of a recorder: no user but its own, no capability, no way to more privileges, nothing writable but
 * memory and its volume, nothing of the host's file system, a network of its own. It is not started again by Docker:
 * the next recorder is the app's decision, and continues as the next part.
 */
export function describeContainer(facts: ContainerFacts): ContainerCreateOptions {
  const { name, recordingId, installation, image, network, volume, machineCores, environment } = facts;
  return {
    name,
    Image: image,
    Labels: {
      [labelOf.installation]: installation,
      [labelOf.recording]: recordingId,
      [labelOf.role]: volume === null ? 'try-out' : 'recorder',
    },
    Env: Object.entries({ ...environment, JOMO_JOB_FILE: `${VOLUME_DIR}/${JOB_NAME}` }).map(
      ([key, value]) => `${key}=${value}`,
    ),
    StopTimeout: STOP_SEC,
    HostConfig: {
      AutoRemove: volume === null,
      Mounts: [{ Type: 'volume', Source: volume ?? '', Target: VOLUME_DIR, ReadOnly: false }],
      Tmpfs: { '/tmp': `rw,noexec,nosuid,nodev,size=${TMP_BYTES},mode=1777` },
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges', `seccomp=${JSON.stringify(seccompProfile)}`],
      Privileged: false,
      ShmSize: SHM_BYTES,
      Memory: MEMORY_BYTES,
      MemorySwap: MEMORY_BYTES,
      NanoCpus: Math.min(CPU_CORES, machineCores) * 1e9,
      CpuShares: CPU_SHARES,
      PidsLimit: PIDS,
      Ulimits: [
        { Name: 'nofile', Soft: 8_192, Hard: 8_192 },
        { Name: 'core', Soft: 0, Hard: 0 },
      ],
      NetworkMode: network,
      ExtraHosts: [`${HOST_NAME}:host-gateway`],
      RestartPolicy: { Name: 'no' },
      LogConfig: { Type: 'json-file', Config: { 'max-size': '2m', 'max-file': '2' } },
    },
  };
}
