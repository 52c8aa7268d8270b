import { MAX_STEPS, type SiteStep, siteStep } from '@jomo/recorder/protocol';
import { LineCounter, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { isDeeperThan } from './yaml-depth';

/** Thirty steps of the longest kind are shorter. */
const MAX_LENGTH = 30_000;
/** A list of maps is two deep. */
const MAX_DEPTH = 4;

const verbs = ['click', 'type', 'press', 'waitFor', 'wait', 'runUntil'] as const;
type Verb = (typeof verbs)[number];

const nouns: Readonly<Record<Verb, string>> = {
  click: 'what to click, as text=Watch or a CSS selector',
  type: 'the text to type',
  press: 'a key such as Enter, Tab, Escape, ArrowDown or Control+A',
  waitFor: 'what to wait for, as text=Welcome or a CSS selector',
  wait: 'a number of seconds, at most 60',
  runUntil: 'what ends the recording when it appears, as text=The end or a CSS selector',
};

type ParsedSteps = { ok: true; steps: SiteStep[] } | { ok: false; message: string };

const refuse = (message: string): ParsedSteps => ({ ok: false, message });

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Everything is read as text, so that a code keeps its zeros; these few are meant otherwise. */
function toValue(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (key === 'wait' || key === 'timeoutSec') return value.trim() === '' ? Number.NaN : Number(value);
  if (key === 'optional' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function explain(verb: Verb, issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `“${issue.keys[0]}” is not known with ${verb}.`;
  const field = String(issue.path[0] ?? verb);
  if (field === 'into') return 'type also needs “into”: the field to type into, as a CSS selector.';
  if (field === 'timeoutSec') return 'timeoutSec is a number of seconds, at most 120.';
  if (field === 'optional') return 'optional is true or false.';
  return `${verb} needs ${nouns[verb]}.`;
}

function parseStep(value: unknown): SiteStep | string {
  const how = `Begin a step with one of ${verbs.join(', ')}, as in “- click: text=Watch”.`;
  if (!isRecord(value)) return how;
  const [verb, other] = verbs.filter((one) => Object.hasOwn(value, one));
  if (!verb) return how;
  if (other) return `${verb} and ${other} are two steps: begin the second with a dash of its own.`;
  const schema = siteStep.options.find(({ shape }) => verb in shape);
  const given = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toValue(key, one)]));
  const parsed = (schema ?? siteStep).safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return issue ? explain(verb, issue) : how;
}

function readYaml(text: string): unknown {
  const lineCounter = new LineCounter();
  const strict = { schema: 'failsafe', merge: false, uniqueKeys: true, logLevel: 'silent' } as const;
  // Pretty errors would cost the length of the text each, and there can be as many as characters.
  const document = parseDocument(text, { ...strict, lineCounter, prettyErrors: false });
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble) {
    const said = trouble.message.split('\n')[0] ?? '';
    throw new Error(`Line ${lineCounter.linePos(trouble.pos[0]).line}: ${said}.`);
  }
  // Not one alias is needed for a list of steps, and a few nested ones make gigabytes.
  return document.toJS({ maxAliasCount: 0 });
}

/**
 * Reads steps as people write them (YAML). What is wrong is said in a sentence that names the step or the line; it never
 * throws, whatever the text. Empty text = no steps. Pure.
 */
export function parseSteps(text: string): ParsedSteps {
  if (text.trim() === '') return { ok: true, steps: [] };
  if (text.length > MAX_LENGTH) return refuse(`These steps are too long: at most ${MAX_LENGTH} characters.`);
  if (isDeeperThan(text, MAX_DEPTH))
    return refuse('Lists stand in lists here: steps are one plain list, as in the example.');
  let list: unknown;
  try {
    list = readYaml(text);
  } catch (error) {
    const said = error instanceof Error && error.message.startsWith('Line ') ? error.message : '';
    return refuse(said || 'This cannot be read as a list of steps: keep it as plain as the example.');
  }
  if (list === null || list === '') return { ok: true, steps: [] };
  if (!Array.isArray(list)) return refuse('Steps are a list: each begins with a dash, as in “- click: text=Watch”.');
  if (list.length > MAX_STEPS) return refuse(`These are ${list.length} steps; at most ${MAX_STEPS} are done.`);
  const steps: SiteStep[] = [];
  for (const [index, value] of list.entries()) {
    const step = parseStep(value);
    if (typeof step === 'string') return refuse(`Step ${index + 1}: ${step}`);
    steps.push(step);
  }
  return { ok: true, steps };
}

/** Steps as a person would write them; empty text for none. */
export function formatSteps(steps: readonly SiteStep[]): string {
  return steps.length === 0 ? '' : stringify(steps, { lineWidth: 0 });
}
