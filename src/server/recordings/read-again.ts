import { siteSteps } from '@jomo/recorder/protocol';
import { maskUrl } from '@/shared/live-links';
import type { RecordAgainView } from '@/shared/views';
import { findOwned } from './find-owned';
import { parseJson } from './parse-json';
import { readZoomOptions } from './read-zoom-options';
import type { RecordingServices } from './services';

type Deps = Pick<RecordingServices, 'db'>;

/**
 * What the form that records it once more is filled in with. Passcodes and tickets stay on the server: `keepsSecret` says
 * that there are some, `carryOver` takes them along. Throws `not_found`.
 */
export async function readAgain({ db }: Deps, user: { id: string }, id: string): Promise<RecordAgainView> {
  const row = await findOwned({ db }, user, id);
  const url = maskUrl(row.url);
  const inEvent = (await readZoomOptions({ db }, row))?.passcode !== undefined;
  return { url, steps: parseJson(siteSteps, row.steps) ?? [], keepsSecret: inEvent || url !== row.url };
}

/**
 * The address with its secrets and the event with its passcode, of the recording that is recorded once more. Null when
 * the address was changed since: those secrets are for another page. Throws `not_found`.
 */
export async function carryOver(
  { db }: Deps,
  user: { id: string },
  id: string,
  url: string,
): Promise<{ url: string; eventId: string | null } | null> {
  const row = await findOwned({ db }, user, id);
  return URL.canParse(url) && new URL(url).href === maskUrl(row.url) ? { url: row.url, eventId: row.eventId } : null;
}
