import type { Db } from '../../db/client';

/** A user of their own, for scoping tests. */
export async function seedUser(db: Db, name: string): Promise<{ id: string }> {
  const data = { email: `${name}@example.org`, name, passwordHash: 'x' };
  return db.user.create({ data, select: { id: true } });
}

export type VideoSeed = {
  ownerId: string;
  title?: string;
  status?: 'empty' | 'recording' | 'ready';
  createdAt?: Date;
  /** When its recording began; left out = it has not. */
  startedAt?: Date;
  durationSec?: number;
  /** Makes a recording in that state. */
  recording?: string;
};

export async function seedVideo(db: Db, seed: VideoSeed): Promise<string> {
  const { ownerId, title = 'A broadcast', status = 'ready', createdAt, startedAt, durationSec = 0, recording } = seed;
  const url = 'https://example.org/live';
  const when = { ...(createdAt ? { createdAt } : {}), ...(startedAt ? { startedAt } : {}) };
  const { id } = await db.video.create({
    data: { ownerId, title, url, quality: '720p30', status, durationSec, ...when },
  });
  if (recording) {
    const limits = { maxDurationSec: 3600, waitSec: 60, graceSec: 60 };
    const wish = { url, title, quality: '720p30', view: 'player', startAt: new Date(0), status: recording, ...limits };
    await db.recording.create({ data: { ...wish, owner: { connect: { id: ownerId } }, video: { connect: { id } } } });
  }
  return id;
}
