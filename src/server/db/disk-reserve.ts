import { randomBytes } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { freeBytes } from '../free-bytes';
import type { Logger } from '../log';
import type { StoragePaths } from '../storage-paths';

type Deps = { paths: Pick<StoragePaths, 'root' | 'diskReserve'>; log: Logger };

const EVERY_MS = 2_000;
/** Enough to note how every recording ended, several times over. */
const RESERVE_BYTES = 2 * 1024 ** 2;
/** Below this SQLite soon cannot write. A recorder ends at 1 MiB, so it mostly has done so by then. */
const SHORT_BYTES = 256 * 1024;
const AMPLE_BYTES = 4 * RESERVE_BYTES;

/** Makes the reserve where there is ample room, gives it up where there is none; in between it stays as it is. */
export async function tendDiskReserve({ paths, log }: Deps, free: number): Promise<void> {
  const kept = (await stat(paths.diskReserve).catch(() => null))?.size === RESERVE_BYTES;
  if (free < SHORT_BYTES && kept) {
    await rm(paths.diskReserve);
    log.warn('the disk is full; the room kept aside for the databases is given free');
  }
  // Random: a file system that compresses would keep nothing aside for zeros.
  if (free > AMPLE_BYTES && !kept) await writeFile(paths.diskReserve, randomBytes(RESERVE_BYTES));
}

/**
 * Keeps some room on the disk aside, looking every two seconds. Without it a disk that somebody else fills to the last
 * byte leaves no way to note that the recordings on it have ended.
 */
export async function keepDiskReserve(deps: Deps): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  let troubled = false;

  async function look(): Promise<void> {
    try {
      await tendDiskReserve(deps, await freeBytes(deps.paths.root));
      troubled = false;
    } catch (error) {
      // What goes wrong goes wrong every two seconds.
      if (!troubled) deps.log.warn({ err: error }, 'the room kept aside on the disk could not be looked after');
      troubled = true;
    }
    if (stopped) return;
    timer = setTimeout(() => {
      last = look();
    }, EVERY_MS);
  }
  await look();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await last;
    },
  };
}
