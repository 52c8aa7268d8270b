import type { Db } from '../db/client';
import type { PartTotals } from './part-store';

type Deps = { db: Db };

/**
 * Brings the rows in line with what a part holds on disk: the part, the totals of its video and, with the first media,
 * the moment the recording really began. All of it is absolute, so that a replay repairs what a crash left undone.
 */
export async function notePart(
  { db }: Deps,
  { recordingId, videoId, part }: { recordingId: string; videoId: string; part: number },
  totals: PartTotals,
): Promise<void> {
  const { segments, durationSec, startedAt } = totals;
  const data = {
    segments,
    durationSec,
    bytes: BigInt(totals.bytes),
    startedAt: startedAt === null ? null : new Date(startedAt),
  };
  await db.$transaction(async (tx) => {
    await tx.part.upsert({
      where: { videoId_number: { videoId, number: part } },
      create: { videoId, recordingId, number: part, ...data },
      update: data,
    });
    const sums = await tx.part.aggregate({
      where: { videoId },
      _sum: { durationSec: true, bytes: true },
      _min: { startedAt: true },
    });
    const began = sums._min.startedAt;
    await tx.video.update({
      where: { id: videoId },
      data: { durationSec: sums._sum.durationSec ?? 0, bytes: sums._sum.bytes ?? 0n, startedAt: began },
    });
    if (began === null) return;
    await tx.video.updateMany({ where: { id: videoId, status: 'empty' }, data: { status: 'recording' } });
    await tx.recording.updateMany({ where: { id: recordingId, startedAt: null }, data: { startedAt: began } });
  });
}
