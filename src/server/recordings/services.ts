import type { ChatMessage } from '@jomo/recorder/protocol';
import type { Db } from '../db/client';
import type { Env } from '../env';
import type { JobQueue } from '../jobs/queue';
import type { Logger } from '../log';
import type { StoragePaths } from '../storage-paths';
import type { Engine } from './engines/engine';

/** What both roles have. */
export type RecordingServices = { db: Db; jobs: JobQueue; log: Logger; paths: StoragePaths; now: () => Date };

/** Where chat goes; the ingest stage brings it. */
export type ChatSink = {
  insert(videoId: string, messages: readonly ChatMessage[]): number;
  count(videoId: string): number;
};

/** What the ingest stage does for recordings that have no recorder at the moment. */
export type MediaKeeper = {
  /**
   * Makes the media of a recording whole when no recorder will: cuts torn parts back and takes over what a dead recorder
   * left in its spool. Only while no recorder of it runs. Answers false when the time was up before the spool was empty.
   */
  settle(recording: { id: string; videoId: string; spoolDir: string }, limitMs: number): Promise<boolean>;
  /** The highest part number in use, as far as is known here; 0 = none. Recorders count on from their spool besides. */
  highestPart(recording: { id: string; videoId: string }): Promise<number>;
};

/** What the worker role has besides. */
export type WorkerServices = RecordingServices & {
  env: Pick<Env, 'JOMO_CAPACITY_CORES' | 'JOMO_ALLOW_PRIVATE_URLS' | 'PORT'>;
  /** Where recorders reach the app. */
  internalUrl: string;
  engine: Engine;
  media: MediaKeeper;
  /** Does the address that recorders report to answer? While it does not, their silence means nothing. */
  canBeReached: () => Promise<boolean>;
};
