import type { TitleRules } from '@/shared/channel';
import type { RulePreview } from '@/shared/channel-views';
import type { Db } from '../../db/client';
import { AppError } from '../../errors';
import { findChannel } from './channel-views';
import { createTitleMatcher } from './match-title';
import type { User } from './services';

const MOST_SHOWN = 50;

/**
 * What these rules would have done with the past broadcasts of a channel, latest first. A pattern that cannot be used is
 * a `problem`, for the user is still typing. Throws `not_found`.
 */
export async function previewRules(
  deps: { db: Db },
  user: User,
  { id, titles }: { id: string; titles: TitleRules },
): Promise<{ items: RulePreview[]; problem: string | null }> {
  await findChannel(deps, user, id);
  const past = await deps.db.broadcast.findMany({
    where: { channelId: id },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
    select: { title: true, startedAt: true },
  });
  try {
    const judge = createTitleMatcher(titles);
    const items = past.map(({ title, startedAt }) => ({ title, startedAt: startedAt.getTime(), ...judge(title) }));
    return { items, problem: null };
  } catch (error) {
    if (error instanceof AppError) return { items: [], problem: error.userMessage };
    throw error;
  }
}
