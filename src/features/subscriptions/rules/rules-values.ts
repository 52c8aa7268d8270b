import type { SiteName } from '@jomo/recorder/protocol';
import { type ChannelRules, channelRules, type TitlePattern, type TitleRules } from '@/shared/channel';
import { formatSteps, parseSteps } from '@/shared/steps-yaml';
import { ruleTexts } from '@/texts/rules';

/** One row of the title rules. The key keeps it apart from the others while it is typed. */
export type PatternRow = TitlePattern & { key: number };

/** What the form of a channel's rules holds. Numbers are kept as typed; empty = no such limit. */
export type RulesValues = Pick<ChannelRules, 'quality' | 'view' | 'chat' | 'priority'> & {
  must: PatternRow[];
  mustNot: PatternRow[];
  maxHours: string;
  graceMin: string;
  lastN: string;
  days: string;
  gigabytes: string;
  daysAfterWatched: string;
  /** YAML. */
  steps: string;
  site: SiteName | 'auto';
};

const rounded = (value: number) => String(Math.round(value * 100) / 100);
const orEmpty = (value: number | null) => (value === null ? '' : String(value));

export function toRulesValues({ titles, keep, maxDurationSec, graceSec, ...rest }: ChannelRules): RulesValues {
  const rows = (patterns: TitlePattern[], from: number) =>
    patterns.map((pattern, at) => ({ ...pattern, key: from + at }));
  return {
    must: rows(titles.must, 0),
    mustNot: rows(titles.mustNot, titles.must.length),
    quality: rest.quality,
    view: rest.view,
    chat: rest.chat,
    priority: rest.priority,
    maxHours: rounded(maxDurationSec / 3600),
    graceMin: rounded(graceSec / 60),
    lastN: orEmpty(keep.lastN),
    days: orEmpty(keep.days),
    gigabytes: orEmpty(keep.gigabytes),
    daysAfterWatched: orEmpty(keep.daysAfterWatched),
    steps: formatSteps(rest.steps),
    site: rest.site ?? 'auto',
  };
}

/** Adds an empty row at the end. */
export function addRow(values: RulesValues, list: 'must' | 'mustNot'): PatternRow[] {
  const key = Math.max(-1, ...values.must.map((row) => row.key), ...values.mustNot.map((row) => row.key)) + 1;
  return [...values[list], { key, kind: 'words', text: '' }];
}

/** Rows without a letter do not count. */
export function toTitleRules({ must, mustNot }: Pick<RulesValues, 'must' | 'mustNot'>): TitleRules {
  const patterns = (rows: PatternRow[]) =>
    rows.flatMap(({ kind, text }) => (text.trim() === '' ? [] : [{ kind, text: text.trim() }]));
  return { must: patterns(must), mustNot: patterns(mustNot) };
}

/** A typed number, with a decimal comma too; NaN for anything else, which no schema takes. */
function numberOf(text: string): number {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) ? Number.NaN : number;
}
const orNull = (text: string) => (text.trim() === '' ? null : numberOf(text));

const sentences: Readonly<Record<string, string>> = ruleTexts.wrong;

export type RulesErrors = Record<string, string>;
export type CheckedRules = { ok: true; rules: ChannelRules } | { ok: false; errors: RulesErrors };

/** The rules to send, or what is wrong with which field. */
export function checkRules(values: RulesValues): CheckedRules {
  const steps = parseSteps(values.steps);
  const { quality, view, chat, priority } = values;
  const parsed = channelRules.safeParse({
    titles: toTitleRules(values),
    quality,
    view,
    chat,
    priority,
    maxDurationSec: Math.round(numberOf(values.maxHours) * 3600),
    graceSec: Math.round(numberOf(values.graceMin) * 60),
    keep: {
      lastN: orNull(values.lastN),
      days: orNull(values.days),
      gigabytes: orNull(values.gigabytes),
      daysAfterWatched: orNull(values.daysAfterWatched),
    },
    steps: steps.ok ? steps.steps : [],
    site: values.site === 'auto' ? null : values.site,
  });
  if (parsed.success && steps.ok) return { ok: true, rules: parsed.data };
  const errors: RulesErrors = steps.ok ? {} : { steps: steps.message };
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = String(path.find((part) => typeof part === 'string' && part in sentences) ?? path[0] ?? '');
    errors[field] ??= sentences[field] ?? message;
  }
  return { ok: false, errors };
}
