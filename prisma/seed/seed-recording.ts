import type { Db } from '../../src/server/db/client';
import type { Prisma } from '../../src/server/db/generated/client';

export type SeedRecording = Partial<Omit<Prisma.RecordingUncheckedCreateInput, 'ownerId' | 'videoId' | 'parts'>> & {
  ownerId: string;
};

/** A recording with its still empty video; scheduled for now unless told otherwise. */
export async function seedRecording(db: Db, overrides: SeedRecording) {
  const url = overrides.url ?? 'https://live.example.org/show';
  const title = overrides.title ?? 'A show';
  const quality = overrides.quality ?? '720p30';
  const video = await db.video.create({ data: { ownerId: overrides.ownerId, title, url, quality } });
  const recording = await db.recording.create({
    data: {
      status: 'scheduled',
      view: 'player',
      startAt: new Date(),
      maxDurationSec: 3600,
      waitSec: 900,
      graceSec: 60,
      ...overrides,
      url,
      title,
      quality,
      videoId: video.id,
    },
  });
  return { recording, video };
}
