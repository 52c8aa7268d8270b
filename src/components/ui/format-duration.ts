import { timeTexts } from '@/texts/time';

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Seconds as a clock: 4:07, 1:04:07. */
export function formatClock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = pad(whole % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** Seconds in words, roughly: "40 s", "12 min", "1 h 5 min". */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return timeTexts.seconds(whole);
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return timeTexts.minutes(minutes);
  const rest = minutes % 60;
  return rest === 0
    ? timeTexts.hours(Math.floor(minutes / 60))
    : timeTexts.hoursAndMinutes(Math.floor(minutes / 60), rest);
}
