import type { SiteStep } from '@jomo/recorder/protocol';
import { type EventInput, eventInput } from '@/shared/event';
import type { Invitation } from '@/shared/invitation/invitation';
import { linkKind } from '@/shared/live-links';
import { describeRule } from '@/shared/recurrence/describe-rule';
import { expandRule } from '@/shared/recurrence/expand-rule';
import { parseRule } from '@/shared/recurrence/parse-rule';
import { buildRule, noRule, type RuleChoice, readRule } from '@/shared/recurrence/rule-choice';
import { untilFloating } from '@/shared/recurrence/until';
import type { EventView } from '@/shared/schedule-views';
import { formatSteps, parseSteps } from '@/shared/steps-yaml';
import { isTimeZone, parseLocal, toFloating, toInstant } from '@/shared/zone-time';
import { type CaptureValues, fieldErrors, secondsOf, toCaptureValues, toCaptureWish } from '../capture-values';

/** What the form of an event holds. */
export type EventValues = CaptureValues & {
  title: string;
  url: string;
  timeZone: string;
  startLocal: string;
  /** Empty = nobody said how long. */
  durationMin: string;
  rule: RuleChoice;
  passcode: string;
  /** As written (YAML). */
  steps: string;
  paused: boolean;
};

export function newEventValues(timeZone: string, startLocal: string): EventValues {
  return {
    ...toCaptureValues(),
    title: '',
    url: '',
    timeZone,
    startLocal,
    durationMin: '60',
    rule: noRule,
    passcode: '',
    steps: '',
    paused: false,
  };
}

export function eventToValues(event: EventView): EventValues {
  return {
    ...toCaptureValues(event),
    title: event.title,
    url: event.url,
    timeZone: event.timeZone,
    startLocal: event.startLocal.slice(0, 16),
    durationMin: event.durationSec === null ? '' : String(Math.round(event.durationSec / 60)),
    rule: readRule(event.rrule, event.startLocal),
    passcode: '',
    steps: formatSteps(event.steps),
    paused: event.paused,
  };
}

/** What an invitation fills in, and the words for it. What it does not say stays as it is. */
export function fillIn(values: EventValues, found: Invitation): { values: EventValues; filled: string[] } {
  const next = { ...values };
  const filled: string[] = [];
  const take = (name: string, changes: Partial<EventValues>) => {
    Object.assign(next, changes);
    filled.push(name);
  };
  if (found.title) take('title', { title: found.title });
  if (found.url) take('link', { url: found.url });
  if (found.startLocal) take('time', { startLocal: found.startLocal.slice(0, 16) });
  if (found.timeZone) take('time zone', { timeZone: found.timeZone });
  if (found.durationSec) take('length', { durationMin: String(Math.round(found.durationSec / 60)) });
  if (found.rrule) take('repetition', { rule: readRule(found.rrule, next.startLocal) });
  if (found.passcode) take('passcode', { passcode: found.passcode });
  return { values: next, filled };
}

function toInput(values: EventValues, steps: SiteStep[], hadPasscode: boolean): EventInput {
  const passcode = values.passcode.trim();
  return {
    ...toCaptureWish(values),
    title: values.title,
    url: values.url,
    timeZone: values.timeZone,
    startLocal: values.startLocal,
    durationSec: values.durationMin.trim() === '' ? null : secondsOf(values.durationMin),
    rrule: buildRule(values.rule, values.startLocal),
    // An empty field of an event with a passcode leaves it as it is: the form never had it.
    ...(passcode === '' && hadPasscode ? {} : { passcode }),
    steps,
    paused: values.paused,
  };
}

export type CheckedEvent = { ok: true; input: EventInput } | { ok: false; errors: Record<string, string> };

/** The server's input, or what is wrong with which field. */
export function checkEvent(values: EventValues, hadPasscode: boolean): CheckedEvent {
  const steps = parseSteps(values.steps);
  const input = toInput(values, steps.ok ? steps.steps : [], hadPasscode);
  const parsed = eventInput.safeParse(input);
  const errors = { ...fieldErrors(parsed.error?.issues ?? []), ...(steps.ok ? {} : { steps: steps.message }) };
  return parsed.success && steps.ok ? { ok: true, input } : { ok: false, errors };
}

export function isZoom({ url }: Pick<EventValues, 'url'>): boolean {
  return URL.canParse(url) && linkKind(new URL(url)) === 'zoom';
}

export type Preview = { summary: string; dates: number[] };

const PREVIEWED = 4;
const AHEAD_SEC = 5 * 366 * 24 * 60 * 60;

/** The rule in words and its next dates (epoch ms); null while the time is not filled in. */
export function previewEvent(values: EventValues, now: number): Preview | null {
  const start = parseLocal(values.startLocal);
  if (start === null || !isTimeZone(values.timeZone)) return null;
  const rrule = buildRule(values.rule, values.startLocal);
  if (rrule === null) return { summary: 'Once', dates: [toInstant(start, values.timeZone)] };
  const summary = describeRule(rrule, start, values.timeZone);
  const parsed = parseRule(rrule);
  if (!parsed.ok) return { summary, dates: [] };
  const from = toFloating(now, values.timeZone) - 60 * 60;
  const until = untilFloating(parsed.rule, values.timeZone);
  const { starts } = expandRule(parsed.rule, start, until, {
    from,
    to: Math.max(from, start) + AHEAD_SEC,
    most: PREVIEWED,
  });
  return { summary, dates: starts.map((floating) => toInstant(floating, values.timeZone)) };
}
