import { matchExpression } from '@/shared/search/match-expression';
import { needsContains, readSearch, type SearchTerm } from '@/shared/search/read-search';
import type { Db } from '../../db/client';
import type { Prisma } from '../../db/generated/client';

/** So many can be named in one question to the database; when more are found, reading along the list finds a page soon. */
const MAX_NAMED = 500;

export const videoColumns = ['title', 'channel', 'address', 'tags'] as const;

/** The expression for `VideoWords`; null when the index cannot answer: no words, or some of a script without spaces. */
export function videoExpression(terms: readonly SearchTerm[]): string | null {
  return needsContains(terms) ? null : matchExpression(terms, { columns: videoColumns, beginnings: 'all' });
}

/** Each term anywhere in title or address, or in the name of the channel; the few channels are asked for first. */
export async function videosContaining(
  db: Db,
  ownerId: string,
  terms: readonly SearchTerm[],
): Promise<Prisma.VideoWhereInput> {
  const conditions = terms.map(async ({ text, exclude }): Promise<Prisma.VideoWhereInput> => {
    const contains = { contains: text };
    const channels = await db.channel.findMany({ where: { ownerId, name: contains }, select: { id: true }, take: 300 });
    const named = channels.length > 0 ? [{ channelId: { in: channels.map(({ id }) => id) } }] : [];
    // Two letters are in every address.
    const somewhere = [{ title: contains }, ...(text.length > 2 ? [{ url: contains }] : []), ...named];
    return exclude ? { NOT: { OR: somewhere } } : { OR: somewhere };
  });
  return { AND: await Promise.all(conditions) };
}

/**
 * The condition that a user's videos fit what was typed: by words and their beginnings in title, channel, address and
 * tags; by any part of them when no word fits or the index knows no words in that script.
 */
export async function videoMatches(db: Db, ownerId: string, typed: string): Promise<Prisma.VideoWhereInput> {
  const terms = readSearch(typed);
  const expression = videoExpression(terms);
  if (expression !== null) {
    const ids = await db.$queryRaw<{ id: string }[]>`
      SELECT v."id" FROM "VideoWords" w
      JOIN "VideoDoc" d ON d."id" = w.rowid JOIN "Video" v ON v."id" = d."videoId"
      WHERE w."VideoWords" MATCH ${expression} AND v."ownerId" = ${ownerId} LIMIT ${MAX_NAMED + 1}`;
    if (ids.length > 0 && ids.length <= MAX_NAMED) return { id: { in: ids.map(({ id }) => id) } };
  }
  // Only punctuation: no condition at all would show everything.
  return terms.length > 0 ? videosContaining(db, ownerId, terms) : { id: { in: [] } };
}
