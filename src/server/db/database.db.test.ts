import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedOwner } from '../../../prisma/seed/seed-owner';
import { seedRecording } from '../../../prisma/seed/seed-recording';
import { seedVideo } from '../../../prisma/seed/seed-video';
import { Prisma } from './generated/client';
import { openTestDatabase, type TestDatabase } from './open-test-database';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

describe('the metadata database', () => {
  it('holds every model of the schema and gives back what was stored', async () => {
    const { db } = test;
    const at = new Date('2026-03-01T20:15:00.123Z');
    const big = 9_007_199_254_740_993n;
    const owner = await seedOwner(db);
    const channel = await db.channel.create({
      data: { ownerId: owner.id, url: 'https://a.example', liveUrl: 'https://a.example', name: 'A' },
    });
    const event = await db.event.create({
      data: {
        ownerId: owner.id,
        title: 'E',
        url: 'https://a.example',
        timeZone: 'UTC',
        startLocal: '2026-03-01T20:15:00',
        startAt: at,
      },
    });
    const { recording, video } = await seedRecording(db, { ownerId: owner.id, eventId: event.id, startAt: at });
    const part = {
      videoId: video.id,
      recordingId: recording.id,
      number: 1,
      startedAt: at,
      durationSec: 4.25,
      bytes: big,
    };
    const stored = {
      apiKey: await db.apiKey.create({ data: { userId: owner.id, name: 'K', tokenHash: 'h', lastUsedAt: at } }),
      setting: await db.setting.create({ data: { key: 'k', value: '{"a":1}' } }),
      log: await db.recordingLog.create({ data: { recordingId: recording.id, at, level: 'info', message: 'ü' } }),
      part: await db.part.create({ data: part }),
      rendition: await db.rendition.create({
        data: {
          videoId: video.id,
          name: '480p',
          fps: 29.97,
          codecs: 'avc1',
          bandwidth: 1,
          averageBandwidth: 1,
          bytes: big,
        },
      }),
      progress: await db.progress.create({
        data: { userId: owner.id, videoId: video.id, positionSec: 12.5, updatedAt: at },
      }),
      broadcast: await db.broadcast.create({
        data: { channelId: channel.id, title: 'B', startedAt: at, wanted: true, reason: 'r', actAt: at },
      }),
      feed: await db.calendarFeed.create({
        data: { ownerId: owner.id, name: 'F', timeZone: 'UTC', filter: '{}', wish: '{}', nextPollAt: at },
      }),
      occurrence: await db.occurrence.create({
        data: { eventId: event.id, recurrenceAt: at, startAt: at, title: 'O', url: 'https://a.example', priority: -1 },
      }),
      tryOut: await db.tryOut.create({
        data: { ownerId: owner.id, url: 'https://a.example', steps: '[]', createdAt: at },
      }),
      device: await db.device.create({ data: { userId: owner.id, userAgent: 'TV', lastUsedAt: at } }),
      deviceCode: await db.deviceCode.create({
        data: { codeHash: 'c', secretHash: 's', userAgent: 'TV', expiresAt: at, approverId: owner.id },
      }),
      tag: await db.tag.create({ data: { ownerId: owner.id, name: 'T', videos: { create: { videoId: video.id } } } }),
      chapter: await db.chapter.create({ data: { videoId: video.id, at: 61.5, title: 'C' } }),
      job: await db.job.create({ data: { id: 'j', name: 'n', type: 'normal', data: '{}', nextRunAt: big } }),
    };
    await db.video.update({ where: { id: video.id }, data: { channelId: channel.id, status: 'recording' } });

    expect(await db.part.findUniqueOrThrow({ where: { id: stored.part.id } })).toMatchObject(part);
    expect(await db.rendition.findFirst()).toEqual(stored.rendition);
    expect(await db.progress.findFirst()).toEqual(stored.progress);
    expect(await db.job.findFirst()).toEqual(stored.job);
    expect(await db.broadcast.findFirst()).toEqual(stored.broadcast);
    expect(await db.calendarFeed.findFirst()).toEqual(stored.feed);
    expect(await db.occurrence.findFirst()).toEqual(stored.occurrence);
    expect(await db.tryOut.findFirst()).toEqual(stored.tryOut);
    expect(await db.device.findFirst()).toEqual(stored.device);
    expect(await db.deviceCode.findFirst()).toEqual(stored.deviceCode);
    expect(await db.videoTag.findFirst({ include: { tag: true } })).toEqual({
      tagId: stored.tag.id,
      videoId: video.id,
      tag: stored.tag,
    });
    expect(await db.chapter.findFirst()).toEqual(stored.chapter);
    expect(await db.setting.findFirst()).toEqual(stored.setting);
    expect(await db.apiKey.findUnique({ where: { tokenHash: 'h' } })).toEqual(stored.apiKey);
    expect(await db.recording.findFirst({ where: { startAt: at }, include: { log: true, event: true } })).toMatchObject(
      {
        chat: true,
        lastEventSeq: -1,
        log: [stored.log],
        event: { id: event.id },
      },
    );
    expect(await db.video.findFirst({ include: { owner: true, channel: true } })).toMatchObject({
      owner: { email: owner.email },
      channel: { id: channel.id },
    });
    for (const model of Object.values(Prisma.ModelName)) {
      const rows: unknown = await Reflect.get(db, model[0]?.toLowerCase() + model.slice(1)).count();
      expect(rows, `${model} was not part of this round trip`).toBeGreaterThan(0);
    }
  });

  it('finds dates by range and in order, whoever stored them', async () => {
    const owner = await seedOwner(test.db, { email: 'dates@example.org' });
    for (const day of ['03', '01', '02']) {
      await seedRecording(test.db, { ownerId: owner.id, title: day, startAt: new Date(`2026-02-${day}T00:00:00Z`) });
    }
    const found = await test.db.recording.findMany({
      where: { ownerId: owner.id, startAt: { gte: new Date('2026-02-02T00:00:00Z') } },
      orderBy: { startAt: 'asc' },
    });
    expect(found.map((recording) => recording.title)).toEqual(['02', '03']);
  });

  it('keeps rows unique and their references whole', async () => {
    const { db } = test;
    await seedOwner(db, { email: 'twice@example.org' });
    await expect(seedOwner(db, { email: 'twice@example.org' })).rejects.toMatchObject({ code: 'P2002' });
    await expect(seedRecording(db, { ownerId: 'nobody' })).rejects.toMatchObject({ code: 'P2003' });
  });

  it('deletes with a video all that belongs to it', async () => {
    const owner = await seedOwner(test.db, { email: 'gone@example.org' });
    const { recording, video } = await seedRecording(test.db, { ownerId: owner.id });
    await test.db.video.delete({ where: { id: video.id } });
    expect(await test.db.recording.findUnique({ where: { id: recording.id } })).toBeNull();
  });

  it('is in WAL mode and forces each commit to disk', async () => {
    expect(await test.db.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: 'wal' }]);
    expect(await test.db.$queryRaw`PRAGMA synchronous`).toMatchObject([{ synchronous: 2n }]);
    expect(await test.db.$queryRaw`PRAGMA foreign_keys`).toMatchObject([{ foreign_keys: 1n }]);
  });

  it('keeps a write made beside a transaction that fails', async () => {
    const { db } = test;
    await db.setting.create({ data: { key: 'beside', value: 'as before' } });
    let begun = () => {};
    const open = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const failing = db.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'inside', value: '1' } });
      begun();
      await db.setting.count();
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new Error('changed my mind');
    });
    await open;
    // Prisma sends a query when it is first waited for.
    const beside = db.setting.updateMany({ where: { key: 'beside' }, data: { value: 'changed' } }).then(() => {});
    await expect(failing).rejects.toThrow('changed my mind');
    await beside;
    expect(await db.setting.findUnique({ where: { key: 'inside' } })).toBeNull();
    expect(await db.setting.findUnique({ where: { key: 'beside' } })).toMatchObject({ value: 'changed' });
  });

  it('lets transactions that read before they write follow each other', async () => {
    const { db } = test;
    await db.setting.create({ data: { key: 'counter', value: '0' } });
    const add = () =>
      db.$transaction(async (tx) => {
        const row = await tx.setting.findUniqueOrThrow({ where: { key: 'counter' } });
        await new Promise((resolve) => setImmediate(resolve));
        await tx.setting.update({ where: { key: 'counter' }, data: { value: String(Number(row.value) + 1) } });
      });
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await db.setting.findUnique({ where: { key: 'counter' } })).toMatchObject({ value: '10' });
  });

  it('is seeded with media that ffmpeg made, and their index', async () => {
    const owner = await seedOwner(test.db, { email: 'media@example.org' });
    const { video } = await seedVideo(test.db, { ownerId: owner.id, media: { paths: test.paths, parts: 2 } });
    expect(video.durationSec).toBeCloseTo(16, 0);
    expect(existsSync(test.paths.partMedia(video.id, 2))).toBe(true);
    expect(await test.db.part.count({ where: { videoId: video.id, segments: 2 } })).toBe(2);
  });
});
