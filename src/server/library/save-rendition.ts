import type { Db } from '../db/client';
import type { StoragePaths } from '../storage-paths';
import { describeRung } from './describe-media';
import { type MediaPart, targetDurationOf } from './index-parts';
import { measureBandwidth } from './measure-bandwidth';
import { readRungParts } from './read-parts';

/** Writes the row of a published rung, described from its own bytes and index. */
export async function saveRendition(
  deps: { db: Db; paths: StoragePaths },
  videoId: string,
  name: string,
  source: readonly MediaPart[],
  bytes: number,
): Promise<void> {
  const parts = await readRungParts(deps, videoId, name, source);
  const [first] = parts;
  if (!first || parts.length !== source.length) throw new Error(`The index of the rung ${name} is not sound.`);
  const { width, height, fps, codecs } = await describeRung(deps, videoId, name, first);
  const { peak, average } = measureBandwidth(parts, targetDurationOf(parts));
  const row = { width, height, fps, codecs, bandwidth: peak, averageBandwidth: average, bytes: BigInt(bytes) };
  await deps.db.rendition.create({ data: { videoId, name, ...row } });
}
