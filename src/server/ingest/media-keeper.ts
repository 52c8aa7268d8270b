import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { activeStatuses } from '@/shared/recording';
import type { Db } from '../db/client';
import type { Logger } from '../log';
import type { MediaKeeper } from '../recordings/services';
import type { StoragePaths } from '../storage-paths';
import { appendSegment } from './append-segment';
import { notePart } from './note-part';
import type { PartStore } from './part-store';
import { readLeftSegments, readSpooledParts } from './read-spool';

type Deps = { db: Db; paths: StoragePaths; parts: PartStore; log: Logger };

/** Numbers of the parts that have an index on disk. */
async function partsOnDisk(paths: StoragePaths, videoId: string): Promise<number[]> {
  const names = await readdir(paths.video(videoId)).catch(() => []);
  return names.flatMap((name) => /^part-(\d+)\.idx$/.exec(name)?.[1] ?? []).map(Number);
}

async function repairVideo({ db, paths, parts }: Deps, recording: { id: string; videoId: string }): Promise<void> {
  for (const part of await partsOnDisk(paths, recording.videoId)) {
    const target = { recordingId: recording.id, videoId: recording.videoId, part };
    await parts.repair(recording.videoId, part, (totals) => notePart({ db }, target, totals));
  }
}

/**
 * At boot of the web role, before recorders are let in: every part of a recording that had not ended is cut back to its
 * last sound segment, and its rows brought in line. Recorders that go on upload right behind it.
 */
export async function repairUnfinished(deps: Deps): Promise<void> {
  const rows = await deps.db.recording.findMany({
    where: { status: { in: [...activeStatuses] } },
    select: { id: true, videoId: true },
  });
  for (const row of rows) await repairVideo(deps, row);
}

/** Keeps the media of recordings without a recorder whole; the recordings stage calls it through its port. */
export function createMediaKeeper(deps: Deps): MediaKeeper {
  const { paths, log } = deps;

  /** False = the time is up. A segment that is missing ends its part: what follows could not be played. */
  async function takePart(
    target: { recordingId: string; videoId: string; part: number },
    spoolDir: string,
    deadline: number,
  ) {
    for (const { seq, durationSec, wallMs, file } of await readLeftSegments(spoolDir, target.part)) {
      if (Date.now() > deadline) return false;
      const meta = { seq, duration: durationSec, programDateTime: wallMs };
      const { outOfOrder } = await appendSegment(deps, target, meta, createReadStream(file));
      if (outOfOrder) {
        log.warn({ ...target, seq, file: path.basename(file) }, 'a hole in the spool ends this part');
        return true;
      }
    }
    return true;
  }

  return {
    async settle({ id, videoId, spoolDir }, limitMs) {
      const deadline = Date.now() + limitMs;
      await repairVideo(deps, { id, videoId });
      for (const part of await readSpooledParts(spoolDir)) {
        if (!(await takePart({ recordingId: id, videoId, part }, spoolDir, deadline))) return false;
      }
      return true;
    },
    async highestPart({ id, videoId }) {
      const spooled = await readSpooledParts(paths.recorderSpool(id));
      return Math.max(0, ...(await partsOnDisk(paths, videoId)), ...spooled);
    },
  };
}
