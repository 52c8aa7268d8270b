import type { Channel } from '../../db/generated/client';
import { identifyChannel } from './identify-channel';

const FIRST_AGAIN_MS = 10 * 60_000;
/** Who has told no name or picture in a week has none to tell. */
const LAST_MS = 7 * 24 * 60 * 60_000;

export type Described = Pick<Channel, 'url' | 'name' | 'nameGiven' | 'hasPicture' | 'describedAt' | 'createdAt'>;

/** It is still called by its address. */
export const isNameless = ({ url, name, nameGiven }: Pick<Described, 'url' | 'name' | 'nameGiven'>): boolean =>
  !nameGiven && name === identifyChannel(new URL(url)).name;

/**
 * Is it time to look for a channel's name and picture? At first, and while one is missing again after ten minutes, twenty,
 * forty and so on, for a week: a page may have had a bad moment. Pure.
 */
export function isDescribingDue(channel: Described, now: number): boolean {
  if (channel.describedAt === null) return true;
  if (channel.hasPicture && !isNameless(channel)) return false;
  const since = now - channel.createdAt.getTime();
  const triedAfter = channel.describedAt.getTime() - channel.createdAt.getTime();
  return since <= LAST_MS && since >= Math.max(FIRST_AGAIN_MS, 2 * triedAfter);
}
