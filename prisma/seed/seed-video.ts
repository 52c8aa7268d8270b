import type { Db } from '../../src/server/db/client';
import type { Prisma } from '../../src/server/db/generated/client';
import type { StoragePaths } from '../../src/server/storage-paths';
import { type SeededMedia, writePartMedia } from './write-part-media';

export type SeedVideo = Partial<Omit<Prisma.VideoUncheckedCreateInput, 'ownerId' | 'recording' | 'parts'>> & {
  ownerId: string;
  /** Write real media: parts one after the other, with a gap of `gapSec` between them. */
  media?: { paths: StoragePaths; partSec?: number; parts?: number; gapSec?: number };
};

/** A ready video with the recording that made it; with `media`, also its parts on disk (needs ffmpeg). */
export async function seedVideo(db: Db, { media, ...overrides }: SeedVideo) {
  const startedAt = new Date(overrides.startedAt ?? Date.now() - 3_600_000);
  const video = await db.video.create({
    data: {
      title: 'A talk',
      url: 'https://live.example.org/talk',
      quality: '720p30',
      status: media ? 'ready' : 'empty',
      startedAt,
      ...overrides,
    },
  });
  const recording = await db.recording.create({
    data: {
      ownerId: video.ownerId,
      videoId: video.id,
      url: video.url,
      title: video.title,
      status: 'finished',
      quality: video.quality,
      view: 'player',
      startAt: startedAt,
      startedAt,
      maxDurationSec: 3600,
      waitSec: 900,
      graceSec: 60,
      finishReason: 'duration',
    },
  });
  if (!media) return { video, recording };
  const partSec = media.partSec ?? 8;
  const parts: SeededMedia[] = [];
  for (let number = 1; number <= (media.parts ?? 1); number += 1) {
    const at = startedAt.getTime() + (number - 1) * (partSec + (media.gapSec ?? 10)) * 1000;
    const written = await writePartMedia(media.paths, { videoId: video.id, number, seconds: partSec, startedAt: at });
    await db.part.create({
      data: { videoId: video.id, recordingId: recording.id, number, startedAt: new Date(at), ...written },
    });
    parts.push(written);
  }
  const total = await db.video.update({
    where: { id: video.id },
    data: {
      durationSec: parts.reduce((sum, part) => sum + part.durationSec, 0),
      bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    },
  });
  return { video: total, recording };
}
