import { z } from 'zod';
import { captureWish, timeZone } from './event';
import { type LinkKind, linkKinds } from './live-links';

/** Meetings and live sites; other links in calendars are mostly documents. */
export const defaultLinkKinds: LinkKind[] = ['zoom', 'youtube', 'twitch', 'kick', 'vimeo'];

const words = z.string().trim().max(300).default('');

/** Which events of a calendar to record. Words are separated by commas; one of them suffices. */
export const feedFilter = z.object({
  titleHas: words,
  titleHasNot: words,
  linkKinds: z.array(z.enum(linkKinds)).min(1, 'Choose at least one kind of link.').default(defaultLinkKinds),
  acceptedOnly: z.boolean().default(false),
  /** The user's address in the calendar, for "accepted". */
  email: z.string().trim().max(200).default(''),
});
export type FeedFilter = z.output<typeof feedFilter>;

export const feedSettings = z.object({
  name: z.string().trim().min(1, 'Give the calendar a name.').max(100),
  timeZone,
  filter: feedFilter,
  wish: captureWish,
  paused: z.boolean().default(false),
});
export type FeedSettings = z.input<typeof feedSettings>;

const calendarUrl = z.string().trim().min(1, 'Give the address.').max(2000, 'That address is too long.');

/** A changed calendar; its address only when it is a new one, for the form is never given the old one. */
export const changedFeedInput = feedSettings.extend({ id: z.string().min(1).max(64), url: calendarUrl.optional() });

export const MOST_CALENDAR_BYTES = 10 * 1024 * 1024;

export const newFeedInput = feedSettings.extend({
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('url'), url: calendarUrl }),
    // The file itself follows: PUT /calendars/<id>.
    z.object({ kind: z.literal('file'), fileName: z.string().max(200) }),
  ]),
});

/** What became of the events of a calendar. */
export const feedCount = z.object({
  /** Events in the file; a series counts once. */
  events: z.number(),
  kept: z.number(),
  past: z.number(),
  noLink: z.number(),
  filtered: z.number(),
  cancelled: z.number(),
  allDay: z.number(),
  /** Not readable: malformed, no time, an unknown zone or rule. */
  broken: z.number(),
  /** Beyond the limits of one calendar. */
  beyond: z.number(),
});
export type FeedCount = z.infer<typeof feedCount>;
