/** A calendar taken apart without understanding it, so that one broken event does not spoil the others. */
export type SplitCalendar = {
  /** X-WR-CALNAME, the name that calendar programs give. */
  name: string | null;
  /** X-WR-TIMEZONE: the zone of times without one. */
  zone: string | null;
  /** The text of each VTIMEZONE and VEVENT, unfolded. */
  zones: string[];
  events: string[];
  /** Events beyond the limit, not read. */
  beyond: number;
};

export type SplitLimits = { mostEvents: number; mostZones: number };

/** Longer than this is no event but an attachment in disguise. */
const MOST_EVENT_LENGTH = 200_000;

/** True for what begins like a calendar: some servers answer a page of HTML with status 200. */
export function looksLikeCalendar(text: string): boolean {
  return /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text.slice(0, 1000));
}

/** Takes a calendar file apart. Lines are unfolded (RFC 5545 3.1) first. One pass, whatever is in it. */
export function splitCalendar(text: string, limits: SplitLimits): SplitCalendar {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r\n|\n|\r/);
  const split: SplitCalendar = { name: null, zone: null, zones: [], events: [], beyond: 0 };
  let open: { kind: 'VEVENT' | 'VTIMEZONE'; lines: string[]; length: number } | null = null;
  for (const line of lines) {
    const [, edge, component] = /^(BEGIN|END):([A-Z-]+)\s*$/i.exec(line) ?? [];
    const kind = component?.toUpperCase();
    if (edge?.toUpperCase() === 'BEGIN' && (kind === 'VEVENT' || kind === 'VTIMEZONE')) {
      // An event that begins inside another: the outer one was never closed and is dropped.
      open = { kind, lines: [], length: 0 };
    }
    if (open) {
      open.length += line.length;
      if (open.length <= MOST_EVENT_LENGTH && line !== '') open.lines.push(line);
      if (edge?.toUpperCase() === 'END' && kind === open.kind) {
        close(split, open.kind, open.lines, limits);
        open = null;
      }
    } else if (/^X-WR-CALNAME[:;]/i.test(line)) split.name ??= textOf(line).slice(0, 100) || null;
    else if (/^X-WR-TIMEZONE[:;]/i.test(line)) split.zone ??= textOf(line).slice(0, 64) || null;
  }
  return split;
}

function close(split: SplitCalendar, kind: 'VEVENT' | 'VTIMEZONE', lines: string[], limits: SplitLimits): void {
  if (kind === 'VTIMEZONE') {
    if (split.zones.length < limits.mostZones) split.zones.push(lines.join('\r\n'));
  } else if (split.events.length < limits.mostEvents) split.events.push(lines.join('\r\n'));
  else split.beyond += 1;
}

function textOf(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\\([,;\\])/g, '$1')
    .trim();
}
