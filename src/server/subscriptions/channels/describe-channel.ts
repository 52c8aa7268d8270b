import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chatImageType } from '@jomo/recorder/protocol';
import type { Db } from '../../db/client';
import type { Channel } from '../../db/generated/client';
import type { Logger } from '../../log';
import type { StoragePaths } from '../../storage-paths';
import { assertPublicUrl } from '../check-url';
import { fetchBounded } from '../fetch-bounded';
import { type PageDeps, pageHeaders } from '../probes/ask-page';
import type { Sighting } from '../probes/probe';
import { readMeta } from '../probes/read-meta';
import { wasBrokenOff } from './check-channel';
import { isNameless } from './plan-describe';

type Deps = Omit<PageDeps, 'now'> & { db: Db; paths: StoragePaths; log: Logger; now: () => Date };

const TIMEOUT_MS = 20_000;
/** Of the page, after unpacking. */
const MOST_PAGE_BYTES = 1_500_000;
const MOST_PICTURE_BYTES = 1024 * 1024;

/** "Chess Talk" of "Chess Talk - Twitch" and the like. */
export function tidyName(title: string): string {
  return title
    .replace(/\s*[-–|•]\s*(YouTube|Twitch|Kick)\s*$/i, '')
    .trim()
    .slice(0, 200);
}

function plan({ allowPrivate, lookup, agents }: Deps, signal: AbortSignal) {
  const check = (address: string) => assertPublicUrl({ allowPrivate, lookup }, address);
  return { headers: pageHeaders, timeoutMs: TIMEOUT_MS, allowPrivate, agents, signal, check };
}

/** Name and picture address that the page gives; nothing when it is no page of the channel. */
async function readPage(deps: Deps, url: string, signal: AbortSignal): Promise<Found> {
  const page = await fetchBounded(url, { ...plan(deps, signal), mostBytes: MOST_PAGE_BYTES, beyond: 'cut' });
  if (page.status !== 200) return {};
  const html = page.body.toString('utf8');
  const name = tidyName(readMeta(html, 'og:title') ?? '');
  const picture = readMeta(html, 'og:image') ?? '';
  return {
    ...(name ? { name } : {}),
    ...(picture && URL.canParse(picture, page.url) ? { picture: new URL(picture, page.url).href } : {}),
  };
}

/** Keeps the picture when its first bytes are those of one; answers whether it did. */
async function keepPicture(deps: Deps, id: string, address: string, signal: AbortSignal): Promise<boolean> {
  const headers = { ...pageHeaders, accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif' };
  const limits = { mostBytes: MOST_PICTURE_BYTES, beyond: 'refuse' as const };
  const { status, body } = await fetchBounded(address, { ...plan(deps, signal), headers, ...limits });
  if (status !== 200 || chatImageType(body) === null) return false;
  const file = deps.paths.channelPicture(id);
  const fresh = `${file}.${process.pid}.new`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(fresh, body);
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
  return true;
}

type Found = { name?: string; picture?: string };

/** Writes what was found; answers what is still missing. */
async function keep(deps: Deps, channel: Channel, { name, picture }: Found, signal: AbortSignal): Promise<Missing> {
  const { db } = deps;
  const { id } = channel;
  const hasPicture = picture ? await keepPicture(deps, id, picture, signal).catch(() => false) : false;
  if (hasPicture) await db.channel.updateMany({ where: { id }, data: { hasPicture } });
  if (name) await db.channel.updateMany({ where: { id, nameGiven: false }, data: { name } });
  return { name: !name && isNameless(channel), picture: !hasPicture && !channel.hasPicture };
}

type Missing = { name: boolean; picture: boolean };

/** Only what is missing: a page knows its own name and picture better than a look at its broadcast. */
function foundBySight({ channelName, pictureUrl }: Sighting, missing: Missing): Found {
  const name = missing.name ? tidyName(channelName ?? '') : '';
  const picture = missing.picture && URL.canParse(pictureUrl ?? '') ? pictureUrl : undefined;
  return { ...(name ? { name } : {}), ...(picture ? { picture } : {}) };
}

/**
 * Finds a channel's name and picture on its page, or else in what the look under way sees (`sighting`). A name that the
 * user gave stays. What cannot be found is left out: the channel works without. Never rejects.
 */
export async function describeChannel(
  deps: Deps,
  channel: Channel,
  sighting: Promise<Sighting | null>,
  signal: AbortSignal,
): Promise<void> {
  const { db, log, now, paths } = deps;
  const { id } = channel;
  try {
    const page = await readPage(deps, channel.url, signal).catch((error: unknown) => {
      log.debug({ channelId: id, err: error }, 'the page of a channel could not be read for its name and picture');
      return {};
    });
    let missing = await keep(deps, channel, page, signal);
    const seen = missing.name || missing.picture ? await sighting : null;
    if (seen) missing = await keep(deps, channel, foundBySight(seen, missing), signal);
    if (!wasBrokenOff(signal)) await db.channel.updateMany({ where: { id }, data: { describedAt: now() } });
    // It was removed meanwhile: nothing of it stays.
    if (!missing.picture && !(await db.channel.findUnique({ where: { id }, select: { id: true } }))) {
      await rm(paths.channelPicture(id), { force: true });
    }
  } catch (error) {
    log.debug({ channelId: id, err: error }, 'name and picture of a channel were not found');
  }
}
