function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** A moment as an `<input type="datetime-local">` wants it, in the viewer's zone, to the minute. */
export function toLocalInput(ms: number): string {
  const date = new Date(ms);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The moment such an input holds, in epoch milliseconds; null when it is empty or not a time. */
export function fromLocalInput(value: string): number | null {
  if (!/^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  const ms = new Date(value).getTime();
  return Number.isNaN(ms) ? null : ms;
}

/** The next full or half hour that is at least ten minutes away. */
export function nextHalfHour(nowMs: number): number {
  const step = 30 * 60 * 1000;
  return Math.ceil((nowMs + 10 * 60 * 1000) / step) * step;
}
