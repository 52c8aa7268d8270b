import type { Recording } from '../db/generated/client';
import type { Wish } from './relaunch-policy';
import type { RecordingServices } from './services';

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

/** The row in the terms of the relaunch policy, with what its parts hold by now. */
export async function readWish({ db }: Pick<RecordingServices, 'db'>, row: Recording): Promise<Wish> {
  const { _sum } = await db.part.aggregate({ where: { videoId: row.videoId }, _sum: { durationSec: true } });
  return {
    attempts: row.attempts,
    createdAt: row.createdAt.getTime(),
    startAt: row.startAt.getTime(),
    endAt: ms(row.endAt),
    durationSec: row.durationSec,
    maxDurationSec: row.maxDurationSec,
    waitSec: row.waitSec,
    stopRequestedAt: ms(row.stopRequestedAt),
    recordedSec: _sum.durationSec ?? 0,
  };
}
