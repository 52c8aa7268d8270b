import { parseLocal } from '../zone-time';
import { parseRule, type Rule, weekdayCodes } from './parse-rule';

/** What the form offers of rules; everything else is `custom` text. */
export type RuleChoice = {
  repeat: 'never' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'custom';
  interval: number;
  /** Monday = 0; for weekly. */
  weekdays: number[];
  /** For monthly: the same day of the month, or the same weekday ("second Tuesday", "last Friday"). */
  monthlyBy: 'day' | 'weekday' | 'lastWeekday';
  end: 'never' | 'until' | 'count';
  /** "2026-12-24", included. */
  untilDay: string;
  count: number;
  custom: string;
};

export const noRule: RuleChoice = {
  repeat: 'never',
  interval: 1,
  weekdays: [],
  monthlyBy: 'day',
  end: 'never',
  untilDay: '',
  count: 10,
  custom: '',
};

const freqOf = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const;

function startOf(startLocal: string): { weekday: number; nth: number } {
  const date = new Date((parseLocal(startLocal) ?? 0) * 1000);
  return { weekday: (date.getUTCDay() + 6) % 7, nth: Math.ceil(date.getUTCDate() / 7) };
}

/** "Second Tuesday" for the labels of the form. */
export function weekdayInMonth(startLocal: string): { weekday: number; nth: number } {
  return startOf(startLocal);
}

/** The RFC 5545 rule of a choice; null = once. `startLocal`: the first start, which monthly rules follow. */
export function buildRule(choice: RuleChoice, startLocal: string): string | null {
  if (choice.repeat === 'never') return null;
  if (choice.repeat === 'custom') return choice.custom.trim().replace(/^RRULE:/i, '');
  const parts = [`FREQ=${freqOf[choice.repeat]}`];
  if (choice.interval > 1) parts.push(`INTERVAL=${choice.interval}`);
  const { weekday, nth } = startOf(startLocal);
  if (choice.repeat === 'weekly') {
    const days = [...new Set([...choice.weekdays, weekday])].sort((a, b) => a - b);
    parts.push(`BYDAY=${days.map((day) => weekdayCodes[day]).join(',')}`);
  }
  if (choice.repeat === 'monthly' && choice.monthlyBy !== 'day') {
    parts.push(`BYDAY=${choice.monthlyBy === 'weekday' ? nth : -1}${weekdayCodes[weekday]}`);
  }
  if (choice.end === 'count') parts.push(`COUNT=${choice.count}`);
  if (choice.end === 'until' && choice.untilDay !== '') parts.push(`UNTIL=${choice.untilDay.replaceAll('-', '')}`);
  return parts.join(';');
}

function isPlain(rule: Rule): boolean {
  const rare = [rule.byMonth, rule.byWeekNo, rule.byYearDay, rule.byMonthDay, rule.byHour, rule.byMinute];
  return rare.every(({ length }) => length === 0) && rule.bySecond.length === 0 && rule.bySetPos.length === 0;
}

/** The choice that a rule stands for; `custom` when the form has no words for it. The way back of `buildRule`. */
export function readRule(rrule: string | null, startLocal: string): RuleChoice {
  if (rrule === null) return noRule;
  const custom: RuleChoice = { ...noRule, repeat: 'custom', custom: rrule };
  const parsed = parseRule(rrule);
  if (!parsed.ok || !isPlain(parsed.rule)) return custom;
  const { rule } = parsed;
  const entry = Object.entries(freqOf).find(([, freq]) => freq === rule.freq);
  if (!entry) return custom;
  const choice: RuleChoice = {
    ...noRule,
    repeat: entry[0] as keyof typeof freqOf,
    interval: rule.interval,
    weekdays: rule.byDay.map(({ weekday }) => weekday),
    end: rule.count !== null ? 'count' : rule.until !== null ? 'until' : 'never',
    untilDay: rule.until?.slice(0, 8).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3') ?? '',
    count: rule.count ?? noRule.count,
  };
  if (rule.freq === 'MONTHLY' && rule.byDay.length === 1) {
    choice.monthlyBy = rule.byDay[0]?.nth === -1 ? 'lastWeekday' : 'weekday';
  }
  // A choice that would not build the same rule again is not this rule.
  const again = parseRule(buildRule(choice, startLocal) ?? '');
  const plain = (text: Rule) => JSON.stringify({ ...text, wkst: 0, until: text.until?.slice(0, 8) });
  const same = again.ok && plain(again.rule) === plain(rule) && (rule.wkst === 0 || rule.interval === 1);
  return same ? choice : (withImpliedDay(choice, rule, startLocal) ?? custom);
}

/** FREQ=WEEKLY without BYDAY means the weekday of the start. */
function withImpliedDay(choice: RuleChoice, rule: Rule, startLocal: string): RuleChoice | null {
  if (rule.freq !== 'WEEKLY' || rule.byDay.length > 0) return null;
  return { ...choice, weekdays: [startOf(startLocal).weekday] };
}
