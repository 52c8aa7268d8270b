import { chooseLink } from '../live-links';
import { weekdayCodes } from '../recurrence/parse-rule';
import { findPasscode, first } from './find-passcode';
import type { Invitation } from './invitation';
import { parseIcsText } from './parse-ics-text';
import { readMoment } from './read-moment';

const MOST_TEXT = 20_000;

function findTitle(text: string): string | null {
  const title = first(
    text,
    /^[ \t]*(?:topic|subject|title|thema|betreff|onderwerp|sujet|objet|tema|asunto|argomento|oggetto|tópico|assunto)[ \t]*:[ \t]*(.+)$/im,
    /^[ \t]*what[ \t]*:[ \t]*(.+)$/im,
    // "Jane Doe is inviting you to a scheduled Zoom meeting." says only who.
    /^[ \t]*(?:you(?:'|’)?(?:re| are)? (?:invited|registered) (?:to|for)[ \t]*:?)[ \t]*["“]?([^"”\n]+?)["”.]?[ \t]*$/im,
  );
  return title && !/^a (scheduled )?zoom (meeting|webinar)/i.test(title) ? title.slice(0, 200) : null;
}

/** Meeting IDs as people write them: "812 3456 7890". */
function findMeetingId(text: string): string | null {
  const id = first(
    text,
    /(?:(?:meeting|webinar|vergadering)[ \t-]*id|id (?:de |da )?(?:la )?(?:réunion|reunión|riunione|reunião))[ \t]*[:#]?[ \t]*([\d -]{9,16})/i,
  );
  const digits = id?.replace(/\D/g, '') ?? '';
  return digits.length >= 9 && digits.length <= 12 ? digits : null;
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "Every week on Tue, Thu, 6 occurrence(s)", "Every month on the Fourth Tue": how Zoom writes a series. */
function findRule(text: string): string | null {
  const [, line = ''] = /^[ \t]*(every (?:\d+ )?(?:day|week|month|weekday)[^\n]*)$/im.exec(text) ?? [];
  const [, interval, unit = ''] = /every (?:(\d+) )?(day|weekday|week|month)/i.exec(line) ?? [];
  if (line === '' || unit === '') return null;
  const parts: string[] = [];
  const days = dayNames.flatMap((name, index) =>
    new RegExp(`\\b${name}`, 'i').test(line) ? [weekdayCodes[index]] : [],
  );
  if (/weekday/i.test(unit)) parts.push('FREQ=WEEKLY', 'BYDAY=MO,TU,WE,TH,FR');
  else if (/day/i.test(unit)) parts.push('FREQ=DAILY');
  else if (/week/i.test(unit)) parts.push('FREQ=WEEKLY', ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []));
  else {
    const nths = ['first', 'second', 'third', 'fourth'];
    const nth = /\blast\b/i.test(line) ? -1 : nths.findIndex((word) => new RegExp(`\\b${word}\\b`, 'i').test(line)) + 1;
    parts.push('FREQ=MONTHLY', ...(nth !== 0 && days[0] ? [`BYDAY=${nth}${days[0]}`] : []));
  }
  if (interval) parts.splice(1, 0, `INTERVAL=${interval}`);
  const count = first(line, /(\d{1,3}) occurrence/i);
  if (count) parts.push(`COUNT=${count}`);
  return parts.join(';');
}

function findDuration(text: string): number | null {
  const [, amount, unit = ''] =
    /\b(?:duration|length)\s*:?\s*(\d+(?:[.,]\d+)?)\s*(hours?|h|minutes?|mins?)\b/i.exec(text) ?? [];
  if (amount === undefined) return null;
  const seconds = Number(amount.replace(',', '.')) * (/^h/i.test(unit) ? 3600 : 60);
  return seconds >= 60 && seconds <= 86_400 ? Math.round(seconds) : null;
}

/** Where invitations say when: the line of "Time:" first, then any. */
function findWhen(text: string, now: number, zone: string) {
  const [, line] =
    /^[ \t]*(?:time|when|date|date time|start(?:s| time)?|wann|zeit|uhrzeit|wanneer|tijd|heure|quand|hora|cuándo|ora|quando)[ \t]*:[ \t]*([^\n]+(?:\n[^\n]+)?)/im.exec(
      text,
    ) ?? [];
  return (line === undefined ? null : readMoment(line, now, zone)) ?? readMoment(text, now, zone);
}

/**
 * Reads the text of an invitation, as Zoom, Google Meet, Teams and people write them in English; Zoom's also in German,
 * Dutch, French, Spanish, Italian and Portuguese; and a pasted event of a calendar. `now` in epoch
 * milliseconds; `zone`: the viewer's, for times with an offset. Pure; bounded by the length it looks at.
 */
export function parseInvitation(pasted: string, { now, zone }: { now: number; zone: string }): Invitation {
  const text = pasted
    .slice(0, MOST_TEXT)
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0|\u202f/g, ' ');
  const event = parseIcsText(text);
  if (event) return event;
  const link = chooseLink([text]);
  const id = link?.kind === 'zoom' ? null : findMeetingId(text);
  const idUrl = id !== null && /zoom/i.test(text) ? `https://zoom.us/j/${id}` : null;
  // Dates inside addresses are no dates of the meeting.
  const prose = text.replace(/https?:\/\/\S+/gi, ' ');
  const when = findWhen(prose, now, zone);
  const zoom = idUrl !== null || link?.kind === 'zoom';
  return {
    title: findTitle(prose),
    url: idUrl ?? link?.url ?? null,
    linkKind: zoom ? 'zoom' : (link?.kind ?? null),
    startLocal: when?.startLocal ?? null,
    timeZone: when?.timeZone ?? null,
    durationSec: when?.durationSec ?? findDuration(prose),
    rrule: when === null ? null : findRule(prose),
    passcode: zoom ? findPasscode(prose) : null,
  };
}
