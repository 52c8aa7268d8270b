import { siteSteps } from '@jomo/recorder/protocol';
import { maskUrl } from '@/shared/live-links';
import type { RecordAgainView } from '@/shared/views';
import type { Recording } from '../db/generated/client';
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
  const { passcode, displayName = '', notice = '' } = (await readZoomOptions({ db }, row)) ?? {};
  const keepsSecret = passcode !== undefined || url !== row.url;
  return { url, steps: parseJson(siteSteps, row.steps) ?? [], displayName, notice, keepsSecret };
}

/**
 * The address with its secrets, and how the meeting was joined, of the recording that is recorded once more.
 * Null when the address was changed since: those secrets are for another page. Throws `not_found`.
 */
export async function carryOver(
  { db }: Deps,
  user: { id: string },
  id: string,
  url: string,
): Promise<Pick<Recording, 'url' | 'eventId' | 'passcode' | 'displayName' | 'notice'> | null> {
  const row = await findOwned({ db }, user, id);
  return URL.canParse(url) && new URL(url).href === maskUrl(row.url) ? row : null;
}
