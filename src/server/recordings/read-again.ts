import { siteSteps } from '@jomo/recorder/protocol';
import { maskUrl } from '@/shared/live-links';
import type { RecordAgainView } from '@/shared/views';
import { findOwned } from './find-owned';
import { parseJson } from './parse-json';
import type { RecordingServices } from './services';

/**
 * What its owner typed to have it recorded and views leave out: for the form that records it once more. What came with
 * a calendar stays masked. Throws `not_found`.
 */
export async function readAgain(
  { db }: Pick<RecordingServices, 'db'>,
  user: { id: string },
  id: string,
): Promise<RecordAgainView> {
  const row = await findOwned({ db }, user, id);
  const typed = row.eventId === null || (await db.event.count({ where: { id: row.eventId, feedId: null } })) > 0;
  return { url: typed ? row.url : maskUrl(row.url), steps: parseJson(siteSteps, row.steps) ?? [] };
}
