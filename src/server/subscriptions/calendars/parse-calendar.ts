import type { EventOverride } from '@/shared/event';
import type { FeedCount, FeedFilter } from '@/shared/feed';
import { findPasscode } from '@/shared/invitation/find-passcode';
import { chooseLink, linkKind } from '@/shared/live-links';
import { parseRule } from '@/shared/recurrence/parse-rule';
import { untilFloating } from '@/shared/recurrence/until';
import { localToInstant, parseLocal, toInstant } from '@/shared/zone-time';
import { isAccepted, titleFits } from './fits-filter';
import { type ReadEvent, readEvent, type Stamp } from './read-event';
import { readZones } from './read-zones';
import { looksLikeCalendar, splitCalendar } from './split-calendar';
import { zoneOfTzid } from './zone-of-tzid';

/** An event of a calendar that is to be recorded. Moments in epoch milliseconds. */
export type CalendarItem = {
  uid: string;
  /** Of the event itself: its exceptions count their versions apart (RFC 5545, 3.8.7.4). */
  sequence: number;
  title: string;
  url: string;
  /** Stands in the text of many Zoom invitations. A secret. */
  passcode: string | null;
  timeZone: string;
  startLocal: string;
  startAt: number;
  durationSec: number | null;
  rrule: string | null;
  extraDates: number[];
  exceptDates: number[];
  overrides: EventOverride[];
};

export type ParsedCalendar = {
  name: string | null;
  items: CalendarItem[];
  /** Events that the calendar has called off. */
  cancelledUids: string[];
  count: FeedCount;
};

export type CalendarOptions = { filter: FeedFilter; timeZone: string; now: number };

/** Far more than any calendar of a person; beyond it the rest is counted, not read. */
const LIMITS = { mostEvents: 120_000, mostZones: 200 };
const MOST_KEPT = 1000;
const MOST_OVERRIDES = 500;
const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_SEC = DAY_MS / 1000;

type ZoneOf = (stamp: Stamp) => string | null;

function instantOf(stamp: Stamp, zoneOf: ZoneOf): number | null {
  const zone = zoneOf(stamp);
  return zone === null ? null : localToInstant(stamp.local, zone);
}

/** Null = not said, or nothing; longer than a day is cut to a day. */
function durationOf(event: ReadEvent, zoneOf: ZoneOf): number | null {
  const [start, end] = [instantOf(event.start, zoneOf), event.end && instantOf(event.end, zoneOf)];
  const seconds = event.durationSec ?? (start !== null && end !== null ? (end - start) / 1000 : 0);
  return seconds > 0 ? Math.min(Math.round(seconds), DAY_SEC) : null;
}

function instants(stamps: readonly Stamp[], zoneOf: ZoneOf): number[] {
  return stamps.map((stamp) => instantOf(stamp, zoneOf)).filter((at) => at !== null);
}

function toOverride(event: ReadEvent, recurrenceId: Stamp, zoneOf: ZoneOf, filter: FeedFilter): EventOverride | null {
  const recurrenceAt = instantOf(recurrenceId, zoneOf);
  const startAt = instantOf(event.start, zoneOf);
  if (recurrenceAt === null || startAt === null) return null;
  return {
    recurrenceAt,
    startAt,
    durationSec: durationOf(event, zoneOf),
    title: event.title || null,
    url: chooseLink(event.texts, filter.linkKinds)?.url ?? null,
    cancelled: event.cancelled,
  };
}

/** Is nothing of it to come? `lastOverride`: the latest single occurrence that was moved. */
function isPast(item: CalendarItem, now: number): boolean {
  const recent = (at: number) => at + ((item.durationSec ?? 0) + DAY_SEC) * 1000 > now;
  if (recent(item.startAt) || item.extraDates.some(recent) || item.overrides.some(({ startAt }) => recent(startAt))) {
    return false;
  }
  if (item.rrule === null) return true;
  const parsed = parseRule(item.rrule);
  const until = parsed.ok ? untilFloating(parsed.rule, item.timeZone) : null;
  return until !== null && !recent(toInstant(until, item.timeZone));
}

function toItem(event: ReadEvent, url: string, zoneOf: ZoneOf): CalendarItem | null {
  const timeZone = zoneOf(event.start);
  const startAt = instantOf(event.start, zoneOf);
  if (timeZone === null || startAt === null || parseLocal(event.start.local) === null) return null;
  return {
    uid: event.uid ?? `${event.start.local}/${event.title}`.slice(0, 300),
    sequence: event.sequence,
    title: event.title || 'Untitled event',
    url,
    passcode: linkKind(new URL(url)) === 'zoom' ? findPasscode(event.texts.join('\n')) : null,
    timeZone,
    startLocal: event.start.local,
    startAt,
    durationSec: durationOf(event, zoneOf),
    rrule: event.rrule,
    extraDates: instants(event.extraDates, zoneOf),
    exceptDates: instants(event.exceptDates, zoneOf),
    overrides: [],
  };
}

/** What to do with an event that is no exception of another: keep it, or why not. */
function judge(
  event: ReadEvent | null,
  { filter }: CalendarOptions,
  zoneOf: ZoneOf,
): { item: CalendarItem } | { not: Exclude<keyof FeedCount, 'events' | 'kept' | 'beyond' | 'past'> } {
  if (!event) return { not: 'broken' };
  if (event.cancelled) return { not: 'cancelled' };
  const link = chooseLink(event.texts, filter.linkKinds);
  if (!link) return { not: 'noLink' };
  if (event.start.dateOnly) return { not: 'allDay' };
  if (!titleFits(event.title, filter) || !isAccepted(event.attendees, filter)) return { not: 'filtered' };
  const item = toItem(event, link.url, zoneOf);
  return item ? { item } : { not: 'broken' };
}

/** The same UID twice without RECURRENCE-ID: a newer version takes the place, another time is an event of its own. */
function addItem(items: Map<string, CalendarItem>, item: CalendarItem): void {
  const known = items.get(item.uid);
  if (!known || item.sequence > known.sequence || item.startLocal === known.startLocal) {
    if (!known || item.sequence >= known.sequence) items.set(item.uid, item);
  } else if (item.sequence === known.sequence) {
    const uid = `${item.uid}#${item.startLocal}`;
    items.set(uid, { ...item, uid });
  }
}

/** An event without a link needs no understanding, and most have none: that is what keeps huge calendars cheap. */
function mayHaveLink(source: string): boolean {
  return /https?:|www\./i.test(source);
}

function uidIn(source: string): string {
  return (/^UID:(.*)$/im.exec(source)?.[1] ?? '').trim();
}

function addException(item: CalendarItem | undefined, source: string, options: CalendarOptions, zoneOf: ZoneOf): void {
  if (!item || item.overrides.length >= MOST_OVERRIDES) return;
  const event = readEvent(source);
  const override = event?.recurrenceId && toOverride(event, event.recurrenceId, zoneOf, options.filter);
  if (!event || !override) return;
  item.overrides = [...item.overrides.filter(({ recurrenceAt }) => recurrenceAt !== override.recurrenceAt), override];
}

/**
 * Reads a calendar and chooses what to record. One broken event spoils no other. Pure but long for big files, so it runs
 * in a thread of its own (run-calendar-thread.ts). Throws a plain Error when the text is no calendar at all.
 */
export function parseCalendar(text: string, options: CalendarOptions): ParsedCalendar {
  if (!looksLikeCalendar(text)) throw new Error('not a calendar');
  const split = splitCalendar(text, LIMITS);
  const zones = readZones(split.zones);
  const floatingZone = (split.zone && zoneOfTzid(split.zone, zones.get(split.zone), options.now)) || options.timeZone;
  const known = new Map<string, string | null>();
  const zoneOf: ZoneOf = ({ zone }) => {
    if (zone === 'utc') return 'UTC';
    if (zone === 'floating') return floatingZone;
    const found = known.get(zone) ?? zoneOfTzid(zone, zones.get(zone), options.now);
    known.set(zone, found);
    return found;
  };

  const count: FeedCount = {
    events: 0,
    kept: 0,
    past: 0,
    noLink: 0,
    filtered: 0,
    cancelled: 0,
    allDay: 0,
    broken: 0,
    beyond: split.beyond,
  };
  const items = new Map<string, CalendarItem>();
  const cancelledUids: string[] = [];
  const masters = new Set<string>();
  const exceptions: string[] = [];
  const take = (source: string, uidOf: (event: ReadEvent) => string | null) => {
    count.events += 1;
    if (!/^STATUS:CANCELLED/im.test(source) && !mayHaveLink(source)) {
      count.noLink += 1;
      return;
    }
    const event = readEvent(source);
    const verdict = judge(event && { ...event, uid: uidOf(event) }, options, zoneOf);
    if ('item' in verdict) addItem(items, verdict.item);
    else count[verdict.not] += 1;
    if (event?.cancelled && event.uid) cancelledUids.push(event.uid);
  };
  for (const source of split.events) {
    if (/^RECURRENCE-ID[;:]/im.test(source)) exceptions.push(source);
    else {
      masters.add(uidIn(source));
      take(source, ({ uid }) => uid);
    }
  }
  for (const source of exceptions) {
    const uid = uidIn(source);
    // Who is invited to one occurrence only gets no series with it.
    if (!masters.has(uid)) take(source, (event) => `${uid}#${event.recurrenceId?.local ?? ''}`);
    else addException(items.get(uid), source, options, zoneOf);
  }
  const current = [...items.values()].filter((item) => !isPast(item, options.now));
  count.past = items.size - current.length;
  const kept = current.sort((a, b) => lastStart(a) - lastStart(b)).slice(0, MOST_KEPT);
  count.beyond += current.length - kept.length;
  count.kept = kept.length;
  return { name: split.name, items: kept, cancelledUids, count };
}

/** Repeating events first, then the next ones: what is cut off at the limit is far away. */
function lastStart({ rrule, startAt }: CalendarItem): number {
  return rrule === null ? startAt : 0;
}
