import { type SiteName, siteName } from '@jomo/recorder/protocol';
import { linkKind } from '@/shared/live-links';
import type { Recording } from '../db/generated/client';

/** What the page is to be treated as: what the user said, or Zoom at a company's own host. Undefined = the address says it. */
export function siteOf(row: Pick<Recording, 'site' | 'url'>): SiteName | undefined {
  const said = siteName.safeParse(row.site).data;
  return said ?? (linkKind(new URL(row.url)) === 'zoom' ? 'zoom' : undefined);
}
