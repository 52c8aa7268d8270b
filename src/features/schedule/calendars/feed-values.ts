import { defaultLinkKinds, type FeedSettings, feedSettings } from '@/shared/feed';
import type { LinkKind } from '@/shared/live-links';
import type { FeedView } from '@/shared/schedule-views';
import { type CaptureValues, fieldErrors, toCaptureValues, toCaptureWish } from '../capture-values';

/** What the form of a calendar holds. */
export type FeedValues = CaptureValues & {
  name: string;
  timeZone: string;
  titleHas: string;
  titleHasNot: string;
  linkKinds: LinkKind[];
  acceptedOnly: boolean;
  email: string;
  paused: boolean;
};

export function newFeedValues(timeZone: string, email: string): FeedValues {
  return {
    ...toCaptureValues(),
    name: '',
    timeZone,
    titleHas: '',
    titleHasNot: '',
    linkKinds: defaultLinkKinds,
    acceptedOnly: false,
    email,
    paused: false,
  };
}

export function feedToValues({ name, timeZone, filter, wish, paused }: FeedView): FeedValues {
  return { ...toCaptureValues(wish), ...filter, name, timeZone, paused };
}

export type CheckedFeed = { ok: true; settings: FeedSettings } | { ok: false; errors: Record<string, string> };

/** The server's input, or what is wrong with which field. */
export function checkFeed(values: FeedValues): CheckedFeed {
  const { name, timeZone, titleHas, titleHasNot, linkKinds, acceptedOnly, email, paused } = values;
  const filter = { titleHas, titleHasNot, linkKinds, acceptedOnly, email };
  const settings = { name, timeZone, filter, wish: toCaptureWish(values), paused };
  const parsed = feedSettings.safeParse(settings);
  return parsed.success ? { ok: true, settings } : { ok: false, errors: fieldErrors(parsed.error.issues) };
}
