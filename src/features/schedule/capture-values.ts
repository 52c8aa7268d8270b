import type { CaptureWish } from '@/shared/event';
import { captureTexts } from '@/texts/capture';

/** How to record, as the forms of events and calendars hold it. Numbers are kept as typed. */
export type CaptureValues = Pick<CaptureWish, 'quality' | 'view' | 'chat' | 'priority' | 'untilEnd'> & {
  beforeMin: string;
  afterMin: string;
  waitMin: string;
  displayName: string;
  notice: string;
};

export type CaptureField = 'paddingBeforeSec' | 'paddingAfterSec' | 'waitSec' | 'displayName' | 'notice';

export function toCaptureValues(wish?: CaptureWish): CaptureValues {
  const minutes = (seconds: number) => String(Math.round((seconds / 60) * 100) / 100);
  return {
    quality: wish?.quality ?? '720p30',
    view: wish?.view ?? 'player',
    chat: wish?.chat ?? true,
    priority: wish?.priority ?? 0,
    untilEnd: wish?.untilEnd ?? false,
    beforeMin: minutes(wish?.paddingBeforeSec ?? 60),
    afterMin: minutes(wish?.paddingAfterSec ?? 300),
    waitMin: minutes(wish?.waitSec ?? 1800),
    displayName: wish?.displayName ?? '',
    notice: wish?.notice ?? '',
  };
}

/** Seconds of typed minutes; NaN when it is no number, which no schema takes. A decimal comma is one too. */
export function secondsOf(minutes: string): number {
  const number = Number(minutes.trim().replace(',', '.'));
  return minutes.trim() === '' || !Number.isFinite(number) ? Number.NaN : Math.round(number * 60);
}

export function toCaptureWish(values: CaptureValues): CaptureWish {
  const { quality, view, chat, priority, untilEnd, beforeMin, afterMin, waitMin, displayName, notice } = values;
  return {
    quality,
    view,
    chat,
    priority,
    untilEnd,
    paddingBeforeSec: secondsOf(beforeMin),
    paddingAfterSec: secondsOf(afterMin),
    waitSec: secondsOf(waitMin),
    displayName: displayName.trim() || null,
    notice: notice.trim() || null,
  };
}

/** The first message about each field of a refused input, in the forms' words where the schema speaks of numbers. */
export function fieldErrors(issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const field = String(path.at(-1) ?? '');
    errors[field] ??= /received NaN|expected (number|int)/i.test(message) ? captureTexts.numberWanted : message;
  }
  return errors;
}
