import type { LibrarySort } from '@/shared/library-choices';
import type { LibraryFilter } from '@/shared/library-filter';
import { activeStatuses } from '@/shared/recording';
import { Prisma } from '../db/generated/client';
import { BEGUN_SEC, WATCHED_SHARE } from './watched-marks';

/** Never watched to its end, or somewhere in its middle again since then. */
const goesOn = Prisma.sql`(p."watchedAt" IS NULL OR (p."updatedAt" > p."watchedAt" AND p."positionSec" < v."durationSec" * ${WATCHED_SHARE}))`;

/** The few that run are read once by their states: to ask for each video would be to ask for all. */
const isActive = Prisma.sql`v."id" IN (SELECT r."videoId" FROM "Recording" r WHERE r."status" IN (${Prisma.join([...activeStatuses])}))`;

const states = {
  fresh: Prisma.sql`p."watchedAt" IS NULL AND coalesce(p."positionSec", 0) < ${BEGUN_SEC} AND NOT ${isActive}`,
  unwatched: Prisma.sql`p."watchedAt" IS NULL`,
  begun: Prisma.sql`p."positionSec" >= ${BEGUN_SEC} AND ${goesOn}`,
  watched: Prisma.sql`p."watchedAt" IS NOT NULL`,
} as const;

/** By `NULLS` and not by an expression, so that SQLite reads along the index instead of sorting everything. */
const orders: Readonly<Record<LibrarySort, Prisma.Sql>> = {
  newest: Prisma.sql`v."startedAt" DESC NULLS FIRST, v."id" DESC`,
  oldest: Prisma.sql`v."startedAt" NULLS LAST, v."id"`,
  title: Prisma.sql`v."title" COLLATE NOCASE, v."id"`,
  longest: Prisma.sql`v."durationSec" DESC, v."id"`,
  largest: Prisma.sql`v."bytes" DESC, v."id"`,
  watched: Prisma.sql`p."updatedAt" DESC, v."startedAt" DESC, v."id"`,
};

/**
 * The videos `v` of a user with their progress `p` that a filter lets through: FROM and WHERE of a query, and its ORDER.
 * Without media a video shows only while its recording runs.
 */
export function libraryQuery(userId: string, filter: LibraryFilter): { from: Prisma.Sql; order: Prisma.Sql } {
  const { channelId, state, starred, recording, chat, tag, from, to, trash, sort } = filter;
  const wanted = [
    Prisma.sql`v."ownerId" = ${userId}`,
    trash ? Prisma.sql`v."trashedAt" IS NOT NULL` : Prisma.sql`v."trashedAt" IS NULL`,
  ];
  if (recording) wanted.push(isActive);
  else if (!trash) wanted.push(Prisma.sql`(v."status" <> 'empty' OR ${isActive})`);
  if (channelId !== undefined) wanted.push(Prisma.sql`v."channelId" = ${channelId}`);
  if (state) wanted.push(states[state]);
  if (starred) wanted.push(Prisma.sql`v."starred" = 1`);
  if (chat) wanted.push(Prisma.sql`v."chatMessages" > 0`);
  if (from !== undefined) wanted.push(Prisma.sql`v."startedAt" >= ${new Date(from)}`);
  if (to !== undefined) wanted.push(Prisma.sql`v."startedAt" < ${new Date(to)}`);
  if (tag !== undefined) {
    wanted.push(Prisma.sql`EXISTS (SELECT 1 FROM "VideoTag" vt JOIN "Tag" t ON t."id" = vt."tagId"
      WHERE vt."videoId" = v."id" AND t."ownerId" = ${userId} AND t."name" = ${tag})`);
  }
  return {
    from: Prisma.sql`FROM "Video" v LEFT JOIN "Progress" p ON p."videoId" = v."id" AND p."userId" = ${userId}
      WHERE ${Prisma.join(wanted, ' AND ')}`,
    order: trash ? Prisma.sql`v."trashedAt" DESC, v."id"` : orders[sort],
  };
}
