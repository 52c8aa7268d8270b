import { presetName } from '@jomo/recorder/protocol';
import { masterUrlOf } from '@/shared/media-url';
import { isActive } from '@/shared/recording';
import { findGaps } from '@/shared/timeline';
import type { PlaybackInfo } from '@/shared/views';
import type { Db } from '../db/client';
import type { ChatStore } from '../ingest/chat-store';
import { noSuchVideo } from '../library/get-video';
import { makeTimeline } from '../library/make-timeline';
import { readParts } from '../library/read-parts';
import { findVideoRow, snapshotAt, toVideoCard } from '../library/video-card';
import { readHealth } from '../recordings/health-log';
import type { StoragePaths } from '../storage-paths';
import { listVariants } from './list-variants';
import { listChapters } from './own-chapters';
import { resumePosition } from './resume-rule';

type Deps = { db: Db; paths: StoragePaths; chat: Pick<ChatStore, 'count'>; now: () => Date };

/** Everything a watch page needs to begin. Throws AppError `not_found` for a video that is not the user's. */
export async function getPlaybackInfo(deps: Deps, user: { id: string }, videoId: string): Promise<PlaybackInfo> {
  const row = await findVideoRow(deps.db, user.id, videoId);
  if (!row) throw noSuchVideo();
  const [parts, health, snapshot, chapters] = await Promise.all([
    readParts(deps, videoId),
    readHealth(deps, videoId),
    snapshotAt(deps, videoId),
    listChapters(deps, videoId),
  ]);
  const card = toVideoCard(row, snapshot);
  const quality = presetName.parse(row.quality);
  const live = card.recordingStatus !== null && isActive(card.recordingStatus);
  const variants = await listVariants(deps, { id: videoId, quality, live }, parts);
  const runs = makeTimeline(parts);
  const durationSec = runs.reduce((sum, run) => sum + run.duration, 0);
  const count = deps.chat.count(videoId);
  const [progress] = row.progress;
  return {
    video: { ...card, durationSec },
    quality,
    live,
    masterUrl: masterUrlOf(videoId),
    storyboardUrl: row.hasStoryboard ? `/media/${videoId}/storyboard.vtt` : null,
    renditions: variants.map(({ name, width, height, bandwidth }) => ({ name, width, height, bandwidth })),
    runs,
    gaps: findGaps(runs),
    health,
    chapters,
    chat: { enabled: (row.recording?.chat ?? false) || count > 0, count },
    progressAgeMs: progress ? Math.max(0, deps.now().getTime() - progress.updatedAt.getTime()) : null,
    resumeSec: resumePosition(card.progress?.positionSec ?? null, durationSec, live),
  };
}
