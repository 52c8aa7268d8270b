import type Docker from 'dockerode';
import { AppError } from '../../../errors';

const DEFAULT_SOCKET = '/var/run/docker.sock';
/** Longest silence of the Docker Engine within one call. Starting a container takes a second, on a busy disk several. */
const CALL_MS = 30_000;
const PROBE_MS = 2_000;

export type DockerAddress = { socketPath: string } | { protocol: 'http' | 'https'; host: string; port: number };

/**
 * Where the Docker Engine listens, out of DOCKER_HOST: `unix:///path`, `tcp://host:port` or `http(s)://host:port`.
 * Throws AppError `unavailable` for anything else.
 */
export function parseDockerHost(value: string | undefined): DockerAddress {
  if (!value) return { socketPath: DEFAULT_SOCKET };
  if (value.startsWith('unix://')) return { socketPath: value.slice('unix://'.length) || DEFAULT_SOCKET };
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url?.hostname || !['tcp:', 'http:', 'https:'].includes(url.protocol)) {
    throw new AppError('unavailable', 'DOCKER_HOST must look like unix:///var/run/docker.sock or tcp://host:2375.');
  }
  const protocol = url.protocol === 'https:' ? 'https' : 'http';
  return { protocol, host: url.hostname, port: Number(url.port) || (protocol === 'https' ? 2376 : 2375) };
}

/** The address as a person would write it. */
export function nameAddress(address: DockerAddress): string {
  return 'socketPath' in address
    ? `unix://${address.socketPath}`
    : `${address.protocol}://${address.host}:${address.port}`;
}

/** Clients of one Docker Engine, told apart by how long they wait within a call. */
export type DockerClients = {
  calls: Docker;
  /** For streams that may be silent for hours. */
  streams: Docker;
  /** For the question whether it is there. */
  probes: Docker;
};

/**
 * The library is loaded here and nowhere else: it is heavy, and only a worker with this engine needs it. Nothing is
 * connected yet.
 */
export async function connectDocker(address: DockerAddress): Promise<DockerClients> {
  const { default: Client } = await import('dockerode');
  // Named in full, for the library would fill in what is left out from the environment.
  const options = 'socketPath' in address ? { ...address, host: undefined, port: undefined } : address;
  return {
    calls: new Client({ ...options, timeout: CALL_MS }),
    streams: new Client(options),
    probes: new Client({ ...options, timeout: PROBE_MS }),
  };
}
