import type { Readable } from 'node:stream';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { notePart } from './note-part';
import type { PartStore, PartTotals } from './part-store';
import type { SegmentMeta } from './write-segment';

type Deps = { db: Db; parts: PartStore };

/** More restarts of one capture than this are a loop, not a recording. */
const MAX_PART = 10_000;

export type AppendAnswer = { next: number; outOfOrder: boolean };

/**
 * Takes one segment of a recording, streamed: to disk first, then into the rows. Answers the number it expects next; a
 * replay changes nothing, a segment ahead of its turn is not taken (`outOfOrder`). Throws AppError `bad_input`,
 * `too_large`, or an I/O error, and then keeps nothing of it.
 */
export async function appendSegment(
  { db, parts }: Deps,
  target: { recordingId: string; videoId: string; part: number },
  meta: SegmentMeta,
  body: Readable,
): Promise<AppendAnswer> {
  if (target.part > MAX_PART) throw new AppError('bad_input', 'That is not a part number.');
  if (meta.seq > 0 && meta.duration <= 0) throw new AppError('bad_input', 'A media segment has a duration.');
  if (meta.seq === 0 && meta.duration !== 0) throw new AppError('bad_input', 'The first segment has no duration.');
  const note = (totals: PartTotals) => notePart({ db }, target, totals);
  const { kind, next } = await parts.append(target.videoId, target.part, meta, body, note);
  return { next, outOfOrder: kind === 'out_of_order' };
}
