import { timeTexts } from '@/texts/time';
import { formatSpan } from './format-duration';

const DAY_MS = 24 * 60 * 60 * 1000;

function dayNumber(ms: number): number {
  const date = new Date(ms);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS);
}

/** 20:15 in the viewer's zone. */
export function formatTime(ms: number): string {
  const date = new Date(ms);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** 20:15:42 in the viewer's zone. */
export function formatTimeOfDay(ms: number): string {
  return `${formatTime(ms)}:${String(new Date(ms).getSeconds()).padStart(2, '0')}`;
}

/** "Today 20:15", "Tomorrow 09:00", "Sat 3 May 20:15", with the year when it is another one. */
export function formatMoment(ms: number, nowMs: number): string {
  const days = dayNumber(ms) - dayNumber(nowMs);
  if (days === 0) return timeTexts.today(formatTime(ms));
  if (days === 1) return timeTexts.tomorrow(formatTime(ms));
  if (days === -1) return timeTexts.yesterday(formatTime(ms));
  const date = new Date(ms);
  const year = date.getFullYear() === new Date(nowMs).getFullYear() ? '' : ` ${date.getFullYear()}`;
  const day = date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day.replace(',', '')}${year} ${formatTime(ms)}`;
}

/** A moment or an age inside a sentence: "tomorrow 09:00", but still "Tue 3 May 20:15". */
export function midSentence(moment: string): string {
  return timeTexts.midSentence(moment);
}

/** A span without the minutes beside its hours. */
function roughSpan(seconds: number): string {
  const minutes = Math.round(Math.round(seconds) / 60);
  return minutes < 60 ? formatSpan(seconds) : timeTexts.hours(Math.floor(minutes / 60));
}

/** "just now", "12 min ago", "3 days ago"; the date for what is older than a week. */
export function formatAgo(ms: number, nowMs: number): string {
  const seconds = (nowMs - ms) / 1000;
  if (seconds < 45) return timeTexts.justNow;
  if (seconds < 12 * 3600) return timeTexts.ago(roughSpan(seconds));
  const days = dayNumber(nowMs) - dayNumber(ms);
  if (days <= 0) return timeTexts.today(formatTime(ms));
  if (days === 1) return timeTexts.wholeYesterday;
  return days < 7 ? timeTexts.daysAgo(days) : formatMoment(ms, nowMs).replace(/ \d\d:\d\d$/, '');
}
