import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { labelOf } from './describe-container';

export type FoundContainer = {
  id: string;
  recordingId: string;
  /** False for the helper that spools are read through, which never runs. */
  isRecorder: boolean;
  running: boolean;
  /** Epoch seconds. */
  created: number;
};

/** What Docker calls the states in which the recorder's processes exist; a paused one may go on at any moment. */
const RUNNING = new Set(['running', 'paused', 'restarting']);

function toFound({ Id, Labels, State, Created }: ContainerInfo): FoundContainer {
  return {
    id: Id,
    recordingId: Labels[labelOf.recording] ?? '',
    isRecorder: Labels[labelOf.role] === 'recorder',
    running: RUNNING.has(State),
    created: Created,
  };
}

type Deps = { calls: Docker; installation: string };

/** Containers of this installation, newest first; of one recording, or of all. */
export async function findContainers({ calls, installation }: Deps, recordingId?: string): Promise<FoundContainer[]> {
  const label = [`${labelOf.installation}=${installation}`];
  label.push(recordingId === undefined ? labelOf.recording : `${labelOf.recording}=${recordingId}`);
  const found = await calls.listContainers({ all: true, filters: { label } });
  return found.map(toFound).sort((a, b) => b.created - a.created);
}

/** Ids of the recordings that have a volume of this installation. */
export async function findVolumes({ calls, installation }: Deps): Promise<string[]> {
  const label = [`${labelOf.installation}=${installation}`, labelOf.recording];
  const { Volumes } = await calls.listVolumes({ filters: { label } });
  return (Volumes ?? []).map(({ Labels }) => Labels[labelOf.recording] ?? '').filter((id) => id !== '');
}
