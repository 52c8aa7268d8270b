import { genericSite } from './generic/match';
import type { Site } from './site';
import { testcardSite } from './testcard/match';

const sites: readonly Site[] = [testcardSite, genericSite];

/** The first site that feels responsible; the generic one always does. */
export function selectSite(address: string): Site {
  const url = new URL(address);
  return sites.find((site) => site.match(url)) ?? genericSite;
}
