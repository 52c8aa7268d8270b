import { chooseLink } from '../live-links';
import { parseRule } from '../recurrence/parse-rule';
import { isTimeZone, localToInstant, parseLocal } from '../zone-time';
import { findPasscode } from './find-passcode';
import type { Invitation } from './invitation';
import { zoneByName } from './zone-names';

type Line = { parameters: string; value: string };

const plain = (value: string) => value.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1');

/** The lines of the first event, by name; the first of each name. */
function readLines(text: string): ReadonlyMap<string, Line> | null {
  const [, body] = /^BEGIN:VEVENT[ \t]*\n([\s\S]*?)(?:^END:VEVENT|$(?![\s\S]))/im.exec(text) ?? [];
  if (body === undefined) return null;
  const lines = new Map<string, Line>();
  for (const line of body.replace(/\n[ \t]/g, '').split('\n')) {
    const [, name, parameters = '', value] = /^([\w-]+)((?:[^:"]|"[^"]*")*):(.*)$/.exec(line) ?? [];
    if (name && value !== undefined && !lines.has(name.toUpperCase())) {
      lines.set(name.toUpperCase(), { parameters, value: value.trim() });
    }
  }
  return lines;
}

function readStamp({ parameters, value }: Line): { local: string; zone: string | null } | null {
  const [, year, month, day, hour, minute, second = '00', utc] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z)?$/.exec(value) ?? [];
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (parseLocal(local) === null) return null;
  const [, named = ''] = /;TZID="?([^";:]+)/i.exec(parameters) ?? [];
  const zone = isTimeZone(named) ? named : zoneByName(named);
  return { local, zone: utc ? 'UTC' : zone };
}

function readDuration(value: string | undefined): number | null {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^\+?P(?:(\d{1,2})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?$/i.exec(value ?? '') ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds) || null;
}

/**
 * Reads the first event of a pasted piece of a calendar (RFC 5545), for the form only: whole calendars are read by the
 * server with a library. Null = there is no event in it.
 */
export function parseIcsText(text: string): Invitation | null {
  const lines = readLines(text);
  if (!lines) return null;
  const value = (name: string) => plain(lines.get(name)?.value ?? '');
  const startLine = lines.get('DTSTART');
  const start = startLine ? readStamp(startLine) : null;
  const endLine = lines.get('DTEND');
  const end = endLine ? readStamp(endLine) : null;
  const instant = (stamp: typeof start) => (stamp ? localToInstant(stamp.local, stamp.zone ?? 'UTC') : null);
  const [from, to] = [instant(start), instant(end)];
  const lastsSec = from !== null && to !== null && to > from ? (to - from) / 1000 : null;
  const rule = lines.get('RRULE')?.value.toUpperCase() ?? '';
  const fields = ['X-GOOGLE-CONFERENCE', 'CONFERENCE', 'URL', 'LOCATION', 'DESCRIPTION'];
  const link = chooseLink(fields.map(value));
  return {
    title: value('SUMMARY').slice(0, 200) || null,
    url: link?.url ?? null,
    linkKind: link?.kind ?? null,
    startLocal: start?.local ?? null,
    timeZone: start?.zone ?? null,
    durationSec: lastsSec ?? readDuration(lines.get('DURATION')?.value),
    rrule: start && parseRule(rule).ok ? rule : null,
    passcode: link?.kind === 'zoom' ? findPasscode(value('DESCRIPTION')) : null,
  };
}
