import type { PresetName } from '@jomo/recorder/protocol';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { SOURCE_RUNG } from '../library/ladder';
import { readParts, readRungParts } from '../library/read-parts';
import type { StoragePaths } from '../storage-paths';
import { listVariants } from './list-variants';
import { renderMasterPlaylist } from './playlists/master-playlist';
import { type PlaylistPart, renderMediaPlaylist } from './playlists/media-playlist';

type Deps = { db: Db; paths: StoragePaths };
export type PlayableVideo = { id: string; quality: PresetName; live: boolean };

const nothingYet = () => new AppError('not_found', 'Nothing has been recorded yet. Try again in a few seconds.');
const noSuchRung = () => new AppError('not_found', 'This quality does not exist for this video. Choose another one.');

/** The text of master.m3u8. Throws AppError `not_found` while nothing was recorded. */
export async function getMasterPlaylist(deps: Deps, video: PlayableVideo): Promise<string> {
  const variants = await listVariants(deps, video, await readParts(deps, video.id));
  if (variants.length === 0) throw nothingYet();
  return renderMasterPlaylist(variants);
}

async function rungParts(deps: Deps, video: PlayableVideo, name: string): Promise<PlaylistPart[]> {
  const source = await readParts(deps, video.id);
  if (source.length === 0) throw nothingYet();
  if (name === SOURCE_RUNG) return source.map((part) => ({ ...part, uri: `part-${part.number}.mp4` }));
  const row = await deps.db.rendition.findUnique({ where: { videoId_name: { videoId: video.id, name } } });
  const parts = row ? await readRungParts(deps, video.id, name, source) : [];
  if (!row || parts.length === 0) throw noSuchRung();
  // A rung made anew has another id, so what a browser cached of the old one is not mixed in.
  return parts.map((part) => ({ ...part, uri: `${name}.mp4?v=${row.id}` }));
}

/** The text of a rung's media playlist (`source`, `480p`, ..., `audio`). Throws AppError `not_found`. */
export async function getMediaPlaylist(deps: Deps, video: PlayableVideo, name: string): Promise<string> {
  if (video.live && name !== SOURCE_RUNG) throw noSuchRung();
  return renderMediaPlaylist({ parts: await rungParts(deps, video, name), live: video.live });
}
