import { presetName, type SiteName, siteName, view } from '@jomo/recorder/protocol';
import { z } from 'zod';
import type { CreateRecordingInput } from '@/shared/recording';
import { createRecordingInput } from '@/shared/recording';
import { parseSteps } from '@/shared/steps-yaml';
import { captureTexts } from '@/texts/capture';
import { recordTexts } from '@/texts/record';
import { isMeeting } from './is-meeting';
import { fromLocalInput } from './local-time';

/** What the form holds. Numbers are kept as typed. */
export type FormValues = {
  url: string;
  title: string;
  when: 'now' | 'at';
  startLocal: string;
  until: 'end' | 'duration';
  durationMin: string;
  quality: CreateRecordingInput['quality'] & string;
  view: CreateRecordingInput['view'] & string;
  chat: boolean;
  maxHours: string;
  waitMin: string;
  /** Steps as written (YAML). */
  steps: string;
  site: SiteName | 'auto';
  /** For meetings. */
  passcode: string;
  displayName: string;
  notice: string;
};

export type FormField =
  | 'url'
  | 'title'
  | 'startAt'
  | 'durationSec'
  | 'maxDurationSec'
  | 'waitSec'
  | 'steps'
  | 'passcode'
  | 'displayName'
  | 'notice';
export type FormErrors = Partial<Record<FormField, string>>;

type Query = Record<string, string | string[] | undefined>;

/** The form as it opens; a link may fill fields in (record again, a shared address). */
export function initialFormValues(query: Query): FormValues {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  return {
    url: text('url').slice(0, 2000),
    title: text('title').slice(0, 200),
    when: 'now',
    startLocal: '',
    until: 'end',
    durationMin: '60',
    quality: presetName.catch('720p30').parse(query.quality),
    view: view.catch('player').parse(query.view),
    chat: text('chat') !== '0',
    maxHours: '6',
    waitMin: '15',
    steps: '',
    site: siteName.or(z.literal('auto')).catch('auto').parse(query.site),
    passcode: '',
    displayName: '',
    notice: '',
  };
}

/** A typed number times `scale`; undefined when it is not a number. Accepts a decimal comma. */
function scaled(value: string, scale: number): number | undefined {
  const number = Number(value.trim().replace(',', '.'));
  return value.trim() === '' || !Number.isFinite(number) ? undefined : Math.round(number * scale);
}

const numberWanted = captureTexts.numberWanted;

/** Problems that only the form can see: what was typed is not a number or not a time, or lies in the past. */
function typedErrors(values: FormValues, now: number): FormErrors {
  const errors: FormErrors = {};
  if (values.when === 'at') {
    const at = fromLocalInput(values.startLocal);
    if (at === null) errors.startAt = recordTexts.giveTime;
    else if (at < now - 60_000) errors.startAt = recordTexts.timePassed;
  }
  if (values.until === 'duration' && scaled(values.durationMin, 60) === undefined) errors.durationSec = numberWanted;
  if (scaled(values.maxHours, 3600) === undefined) errors.maxDurationSec = numberWanted;
  if (scaled(values.waitMin, 60) === undefined) errors.waitSec = numberWanted;
  const steps = parseSteps(values.steps);
  if (!steps.ok) errors.steps = steps.message;
  return errors;
}

function rawInput(values: FormValues): CreateRecordingInput {
  const at = values.when === 'at' ? fromLocalInput(values.startLocal) : null;
  const steps = parseSteps(values.steps);
  const { passcode, displayName, notice } = values;
  return {
    url: values.url,
    title: values.title.trim() === '' ? undefined : values.title,
    quality: values.quality,
    view: values.view,
    chat: values.chat,
    startAt: at === null ? null : new Date(at).toISOString(),
    durationSec: values.until === 'duration' ? (scaled(values.durationMin, 60) ?? null) : null,
    maxDurationSec: scaled(values.maxHours, 3600),
    waitSec: scaled(values.waitMin, 60),
    steps: steps.ok ? steps.steps : [],
    site: values.site === 'auto' ? null : values.site,
    ...(isMeeting(values) ? { passcode, displayName, notice } : {}),
  };
}

const limits: FormErrors = {
  maxDurationSec: recordTexts.durationLimit,
  waitSec: recordTexts.waitLimit,
};

/** The first message about each field, in the form's words where the schema speaks of seconds. */
export function firstErrors(fieldErrors: Record<string, string[] | undefined>): FormErrors {
  const entries = Object.entries(fieldErrors).flatMap(([field, messages]) =>
    messages?.[0] ? [[field, messages[0]]] : [],
  );
  return { ...Object.fromEntries(entries), ...pick(limits, Object.keys(fieldErrors)) };
}

function pick(errors: FormErrors, fields: string[]): FormErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => fields.includes(field)));
}

export type Checked = { ok: true; input: CreateRecordingInput } | { ok: false; errors: FormErrors };

/** Turns the form into the server's input, or says what is wrong with which field. `now` in epoch milliseconds. */
export function checkForm(values: FormValues, now: number): Checked {
  const input = rawInput(values);
  const parsed = createRecordingInput.safeParse(input);
  const errors: FormErrors = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0];
    if (typeof field === 'string') Object.assign(errors, { [field]: errors[field as FormField] ?? issue.message });
  }
  const all = { ...errors, ...pick(limits, Object.keys(errors)), ...typedErrors(values, now) };
  return Object.keys(all).length === 0 ? { ok: true, input } : { ok: false, errors: all };
}
