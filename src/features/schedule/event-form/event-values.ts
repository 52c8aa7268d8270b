import type { SiteName, SiteStep } from '@jomo/recorder/protocol';
import { type EventInput, eventInput } from '@/shared/event';
import type { Invitation } from '@/shared/invitation/invitation';
import { describeRule } from '@/shared/recurrence/describe-rule';
import { expandRule } from '@/shared/recurrence/expand-rule';
import { parseRule } from '@/shared/recurrence/parse-rule';
import { buildRule, noRule, type RuleChoice, readRule } from '@/shared/recurrence/rule-choice';
import { untilFloating } from '@/shared/recurrence/until';
import type { EventView } from '@/shared/schedule-views';
import { formatSteps, parseSteps } from '@/shared/steps-yaml';
import { isTimeZone, parseLocal, toFloating, toInstant } from '@/shared/zone-time';
import { eventTexts, invitationTexts } from '@/texts/event';
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
  site: SiteName | 'auto';
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
    site: 'auto',
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
    site: event.site ?? 'auto',
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
  if (found.title) take(invitationTexts.fields.title, { title: found.title });
  if (found.url) take(invitationTexts.fields.url, { url: found.url });
  if (found.startLocal) take(invitationTexts.fields.startLocal, { startLocal: found.startLocal.slice(0, 16) });
  if (found.timeZone) take(invitationTexts.fields.timeZone, { timeZone: found.timeZone });
  if (found.durationSec)
    take(invitationTexts.fields.durationSec, { durationMin: String(Math.round(found.durationSec / 60)) });
  if (found.rrule) take(invitationTexts.fields.rrule, { rule: readRule(found.rrule, next.startLocal) });
  if (found.passcode) take(invitationTexts.fields.passcode, { passcode: found.passcode });
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
    site: values.site === 'auto' ? null : values.site,
    paused: values.paused,
  };
}

/** What only the form can see: a last day that was asked for and not given, or lies before the first. */
function ruleErrors({ rule, startLocal }: EventValues): Record<string, string> {
  if (['never', 'custom'].includes(rule.repeat) || rule.end !== 'until') return {};
  if (rule.untilDay === '') return { untilDay: eventTexts.giveLastDay };
  return rule.untilDay < startLocal.slice(0, 10) ? { untilDay: eventTexts.lastBeforeFirst } : {};
}

export type CheckedEvent = { ok: true; input: EventInput } | { ok: false; errors: Record<string, string> };

/** The server's input, or what is wrong with which field. */
export function checkEvent(values: EventValues, hadPasscode: boolean): CheckedEvent {
  const steps = parseSteps(values.steps);
  const input = toInput(values, steps.ok ? steps.steps : [], hadPasscode);
  const parsed = eventInput.safeParse(input);
  const errors = {
    ...fieldErrors(parsed.error?.issues ?? []),
    ...ruleErrors(values),
    ...(steps.ok ? {} : { steps: steps.message }),
  };
  return Object.keys(errors).length === 0 ? { ok: true, input } : { ok: false, errors };
}

export type Preview = { summary: string; dates: number[] };

const PREVIEWED = 4;
const AHEAD_SEC = 5 * 366 * 24 * 60 * 60;

/** The rule in words and its next dates (epoch ms); null while the time is not filled in. */
export function previewEvent(values: EventValues, now: number): Preview | null {
  const start = parseLocal(values.startLocal);
  if (start === null || !isTimeZone(values.timeZone)) return null;
  const rrule = buildRule(values.rule, values.startLocal);
  if (rrule === null) return { summary: eventTexts.once, dates: [toInstant(start, values.timeZone)] };
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
