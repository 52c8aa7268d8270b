import type { z } from 'zod';
import type { EventOverride } from '@/shared/event';
import { eventOverrides, moments } from '@/shared/event';
import { expandRule } from '@/shared/recurrence/expand-rule';
import { parseRule } from '@/shared/recurrence/parse-rule';
import { untilFloating } from '@/shared/recurrence/until';
import { isTimeZone, parseLocal, toFloating, toInstant } from '@/shared/zone-time';
import type { Event } from '../db/generated/client';

/** When an event takes place, as its rule and its exceptions say. Moments in epoch milliseconds. */
export type EventTimes = {
  title: string;
  url: string;
  timeZone: string;
  startLocal: string;
  durationSec: number | null;
  rrule: string | null;
  extraDates: number[];
  exceptDates: number[];
  overrides: EventOverride[];
};

export type OccurrenceTime = {
  /** What the rule gives; stays the same when this one time is moved. */
  recurrenceAt: number;
  startAt: number;
  durationSec: number | null;
  title: string;
  url: string;
  cancelled: boolean;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** More than this within the window of the planner is no calendar of broadcasts but a mistake or an attack. */
export const MOST_IN_WINDOW = 200;

const TOO_MANY = 'It takes place too often, or its rule counts too far, to be planned.';

/** The row in these terms. Columns of JSON that cannot be read count as empty. */
export function readEventTimes(row: Event): EventTimes {
  const list = <T>(schema: z.ZodType<T[]>, text: string): T[] => schema.catch([]).parse(parse(text));
  return {
    title: row.title,
    url: row.url,
    timeZone: row.timeZone,
    startLocal: row.startLocal,
    durationSec: row.durationSec,
    rrule: row.rrule,
    extraDates: list(moments, row.extraDates),
    exceptDates: list(moments, row.exceptDates),
    overrides: list(eventOverrides, row.overrides),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Starts = { moments: number[]; problem: string | null };

/** The moments that the rule alone gives, those close to the window's edges included. */
function ruleStarts(event: EventTimes, window: { from: number; to: number }): Starts {
  const start = parseLocal(event.startLocal);
  if (start === null || !isTimeZone(event.timeZone)) {
    return { moments: [], problem: 'Its start or its time zone is not known here.' };
  }
  if (event.rrule === null) return { moments: [toInstant(start, event.timeZone)], problem: null };
  const parsed = parseRule(event.rrule);
  if (!parsed.ok) return { moments: [], problem: `Its rule cannot be read. ${parsed.reason}` };
  // A day on each side, for a clock change moves starts by hours.
  const edge = (at: number) => toFloating(Math.max(-8.64e15, Math.min(8.64e15, at)), event.timeZone);
  const { starts, cut } = expandRule(parsed.rule, start, untilFloating(parsed.rule, event.timeZone), {
    from: edge(window.from - DAY_MS),
    to: edge(window.to + DAY_MS),
    most: MOST_IN_WINDOW,
  });
  if (cut) return { moments: [], problem: TOO_MANY };
  return { moments: starts.map((floating) => toInstant(floating, event.timeZone)), problem: null };
}

/**
 * The times an event takes place whose start lies in the window (both ends included), in order, each once. A moved one
 * counts where it was moved to. `problem`: a sentence; nothing can be planned then.
 */
export function expandEvent(
  event: EventTimes,
  window: { from: number; to: number },
): { occurrences: OccurrenceTime[]; problem: string | null } {
  const { moments: fromRule, problem } = ruleStarts(event, window);
  if (problem !== null) return { occurrences: [], problem };
  const except = new Set(event.exceptDates);
  const overrides = new Map(event.overrides.map((override) => [override.recurrenceAt, override]));
  const all = new Set([...fromRule, ...event.extraDates].filter((at) => !except.has(at)));
  // An override whose own time lies elsewhere was still given by the rule, so it need not be worked out again.
  for (const { recurrenceAt } of event.overrides) if (!except.has(recurrenceAt)) all.add(recurrenceAt);
  const occurrences = [...all]
    .map((recurrenceAt): OccurrenceTime => {
      const override = overrides.get(recurrenceAt);
      return {
        recurrenceAt,
        startAt: override?.startAt ?? recurrenceAt,
        durationSec: override ? override.durationSec : event.durationSec,
        title: override?.title ?? event.title,
        url: override?.url ?? event.url,
        cancelled: override?.cancelled ?? false,
      };
    })
    .filter(({ startAt }) => startAt >= window.from && startAt <= window.to)
    .sort((a, b) => a.startAt - b.startAt);
  return occurrences.length > MOST_IN_WINDOW ? { occurrences: [], problem: TOO_MANY } : { occurrences, problem: null };
}
