import { formatTime } from '@/components/ui/format-date';
import type { BoardConflict, BoardItem, BoardRemedy } from '@/shared/schedule-views';

const qualityNames: Readonly<Record<BoardItem['quality'], string>> = {
  '1080p30': '1080p',
  '720p30': '720p',
  '720p20': '720p, 20 frames',
  '480p30': '480p',
  audio: 'sound only',
};

export function nameQuality(quality: BoardItem['quality']): string {
  return qualityNames[quality];
}

function names(against: BoardConflict['against']): string {
  const shown = against.slice(0, 2).map(({ title }) => `“${title}”`);
  const more = against.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** What gives way, and to what: one or two sentences. */
export function describeConflict(conflict: BoardConflict): string {
  const { startsAt, against } = conflict;
  const holds = against.length === 1 ? 'holds the slot' : 'hold the slots';
  const because = against.length === 0 ? 'There is no room for it' : `${names(against)} ${holds}`;
  return startsAt === null
    ? `Gives way: ${lowerThere(because)} until it is over, so it would be missed.`
    : `Gives way: ${lowerThere(because)} until ${formatTime(startsAt)}, so it would begin late.`;
}

function lowerThere(text: string): string {
  return text.replace(/^There/, 'there');
}

/** The label of the button that takes a remedy. */
export function describeRemedy(remedy: BoardRemedy, item: Pick<BoardItem, 'id'>): string {
  const quality = nameQuality(remedy.quality);
  return remedy.itemId === item.id ? `Record this in ${quality}` : `Record “${remedy.title}” in ${quality}`;
}

export const linkNames: Readonly<Record<BoardItem['linkKind'], string | null>> = {
  zoom: 'Zoom',
  youtube: 'YouTube',
  twitch: 'Twitch',
  kick: 'Kick',
  vimeo: 'Vimeo',
  meet: 'Meet',
  teams: 'Teams',
  webex: 'Webex',
  other: null,
};

/** One line of facts under a title. */
export function describeItem(item: BoardItem): string {
  const end = item.openEnd ? `about ${formatTime(item.endAt)}, when it ends` : formatTime(item.endAt);
  const facts = [
    `${formatTime(item.startAt)} – ${end}`,
    linkNames[item.linkKind],
    nameQuality(item.quality),
    item.feedName,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

type Look = { label: string; tone: 'neutral' | 'accent' | 'live' | 'warn' | 'danger' };

/** How the state of a date is named; null = planned, which needs no word. */
export function stateLook(item: Pick<BoardItem, 'state' | 'conflict'>): Look | null {
  if (item.conflict) return { label: item.conflict.startsAt === null ? 'No slot' : 'Late', tone: 'warn' };
  const looks: Readonly<Record<BoardItem['state'], Look | null>> = {
    planned: null,
    running: { label: 'Recording', tone: 'live' },
    waiting: { label: 'Waiting', tone: 'warn' },
    recorded: { label: 'Recorded', tone: 'accent' },
    skipped: { label: 'Skipped', tone: 'neutral' },
    cancelled: { label: 'Cancelled', tone: 'neutral' },
    missed: { label: 'Missed', tone: 'danger' },
  };
  return looks[item.state];
}
