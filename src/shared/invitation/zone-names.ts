import { isTimeZone } from '../zone-time';

/** Names that invitations use and that no table of zones has: Zoom's list, Outlook's words, abbreviations in use. */
const spoken: Readonly<Record<string, string>> = {
  'eastern time': 'America/New_York',
  'central time': 'America/Chicago',
  'mountain time': 'America/Denver',
  'pacific time': 'America/Los_Angeles',
  'atlantic time': 'America/Halifax',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  arizona: 'America/Phoenix',
  india: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  bern: 'Europe/Zurich',
  stockholm: 'Europe/Stockholm',
  kyiv: 'Europe/Kiev',
  'new delhi': 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  osaka: 'Asia/Tokyo',
  canberra: 'Australia/Sydney',
  brasilia: 'America/Sao_Paulo',
  'greenwich mean time': 'UTC',
  'coordinated universal time': 'UTC',
  'universal time': 'UTC',
  'universal time utc': 'UTC',
  'central european time': 'Europe/Berlin',
  'central european summer time': 'Europe/Berlin',
  'central european standard time': 'Europe/Berlin',
  'british summer time': 'Europe/London',
  'uk time': 'Europe/London',
  'india standard time': 'Asia/Kolkata',
  'japan standard time': 'Asia/Tokyo',
  utc: 'UTC',
  gmt: 'UTC',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  wet: 'Europe/Lisbon',
  bst: 'Europe/London',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  ct: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  jst: 'Asia/Tokyo',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
};

let cities: ReadonlyMap<string, string> | null = null;

/** "new york" -> "America/New_York", of every zone this machine knows. */
function cityTable(): ReadonlyMap<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(),
      zone,
    ]),
  );
  return cities;
}

function lookUp(name: string): string | null {
  return spoken[name] ?? cityTable().get(name) ?? null;
}

/**
 * The zone that the words after a time mean: "Amsterdam", "Eastern Time (US and Canada)", "Amsterdam, Berlin, Rome",
 * "CET", "Europe/Paris", "(GMT+01:00) Berlin". Null = none is named.
 */
export function zoneByName(words: string): string | null {
  const [iana] = /\b[A-Z][A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?\b/.exec(words) ?? [];
  if (iana && isTimeZone(iana)) return iana;
  const plain = words
    .replace(/\((?:GMT|UTC)[^)]*\)/gi, ' ')
    .replace(/\([^)]*\)/g, ' ')
    .toLowerCase();
  for (const part of plain.split(/[,;|/]/)) {
    const name = part
      .replace(/[^\p{L} .'-]/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/[. ]+$/, '')
      .trim();
    const found = lookUp(name) ?? lookUp(name.replace(/ (standard|daylight|summer) time$/, ' time'));
    if (found) return found;
    // "10:00 AM Amsterdam Join Zoom …": the first words count.
    const count = name.split(' ').length;
    for (let words = Math.min(3, count - 1); words > 0; words--) {
      const start = lookUp(name.split(' ').slice(0, words).join(' '));
      if (start) return start;
    }
  }
  return null;
}
