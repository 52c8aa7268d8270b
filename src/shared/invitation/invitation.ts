import type { LinkKind } from '../live-links';

/** What a pasted invitation says; null = it does not say. */
export type Invitation = {
  title: string | null;
  url: string | null;
  linkKind: LinkKind | null;
  startLocal: string | null;
  timeZone: string | null;
  durationSec: number | null;
  rrule: string | null;
  passcode: string | null;
};
