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
import { readMeta } from '../probes/read-meta';

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
async function readPage(deps: Deps, url: string, signal: AbortSignal): Promise<{ name?: string; picture?: string }> {
  const page = await fetchBounded(url, { ...plan(deps, signal), mostBytes: MOST_PAGE_BYTES, beyond: 'cut' });
  if (page.status !== 200) return {};
  const html = page.body.toString('utf8');
  const name = tidyName(readMeta(html, 'og:title') ?? '');
  const picture = readMeta(html, 'og:image') ?? '';
  return {
    ...(name ? { name } : {}),
    ...(URL.canParse(picture, page.url) ? { picture: new URL(picture, page.url).href } : {}),
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

/**
 * Finds a channel's name and picture on its page; once it was read, never again. A name that the user gave stays. What cannot be found is left
 * out: the channel works without. Never rejects.
 */
export async function describeChannel(deps: Deps, channel: Channel, signal: AbortSignal): Promise<void> {
  const { db, log, now, paths } = deps;
  try {
    const { name, picture } = await readPage(deps, channel.url, signal);
    const hasPicture = picture ? await keepPicture(deps, channel.id, picture, signal).catch(() => false) : false;
    await db.channel.updateMany({ where: { id: channel.id }, data: { describedAt: now(), hasPicture } });
    if (name) await db.channel.updateMany({ where: { id: channel.id, nameGiven: false }, data: { name } });
    // It was removed meanwhile: nothing of it stays.
    if (hasPicture && !(await db.channel.findUnique({ where: { id: channel.id }, select: { id: true } }))) {
      await rm(paths.channelPicture(channel.id), { force: true });
    }
  } catch (error) {
    // The page could not be read: the next look tries again.
    log.debug({ channelId: channel.id, err: error }, 'name and picture of a channel were not found');
  }
}
