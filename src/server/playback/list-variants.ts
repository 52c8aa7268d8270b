import { type PresetName, presets } from '@jomo/recorder/protocol';
import type { Db } from '../db/client';
import { describePart } from '../library/describe-media';
import { type MediaPart, targetDurationOf } from '../library/index-parts';
import { AUDIO_RUNG, SOURCE_RUNG } from '../library/ladder';
import { measureBandwidth } from '../library/measure-bandwidth';
import type { StoragePaths } from '../storage-paths';
import type { Variant } from './playlists/master-playlist';

export type NamedVariant = Variant & { name: string };

async function sourceVariant(
  { paths }: { paths: StoragePaths },
  video: { id: string; quality: PresetName; live: boolean },
  parts: readonly MediaPart[],
): Promise<NamedVariant[]> {
  const [first] = parts;
  if (!first) return [];
  const { width, height, fps, codecs } = await describePart({ paths }, video.id, first);
  const { peak, average } = measureBandwidth(parts, targetDurationOf(parts));
  const preset = presets[video.quality];
  // What is yet to come may need more than what has been seen; a player that asked early never asks again.
  const bandwidth = video.live ? Math.max(peak, (preset.maxVideoKbps + preset.audioKbps) * 1000) : peak;
  const address = { name: SOURCE_RUNG, uri: `${SOURCE_RUNG}.m3u8` };
  return [{ ...address, width, height, fps, codecs, bandwidth, averageBandwidth: average }];
}

/**
 * Every rung a video offers, in the order of the master playlist: the source first, then down the ladder, sound last.
 * Empty when nothing was recorded.
 */
export async function listVariants(
  deps: { db: Db; paths: StoragePaths },
  video: { id: string; quality: PresetName; live: boolean },
  parts: readonly MediaPart[],
): Promise<NamedVariant[]> {
  const source = await sourceVariant(deps, video, parts);
  if (source.length === 0 || video.live) return source;
  const rows = await deps.db.rendition.findMany({ where: { videoId: video.id } });
  const rungs = rows
    .map(({ name, width, height, fps, codecs, bandwidth, averageBandwidth }) => {
      return { name, uri: `${name}.m3u8`, width, height, fps, codecs, bandwidth, averageBandwidth };
    })
    .sort((a, b) => Number(a.name === AUDIO_RUNG) - Number(b.name === AUDIO_RUNG) || (b.height ?? 0) - (a.height ?? 0));
  return [...source, ...rungs];
}
