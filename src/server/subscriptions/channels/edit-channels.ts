import { rm } from 'node:fs/promises';
import type { z } from 'zod';
import type { ChannelChanges, ChannelRules, subscribeInput } from '@/shared/channel';
import type { ChannelView } from '@/shared/channel-views';
import { AppError } from '../../errors';
import { applyKeepRulesJob, checkChannelsJob } from '../../jobs/definitions';
import { addressRules } from '../calendars/poll-feed';
import { assertPublicUrl } from '../check-url';
import { findChannel, getChannel } from './channel-views';
import { type ChannelIdentity, identifyChannel } from './identify-channel';
import { createTitleMatcher } from './match-title';
import type { ChannelServices, User } from './services';

export const MOST_CHANNELS = 5000;
/** A keep rule given by mistake can be taken back this long before it deletes anything. */
const KEEP_RULES_AFTER_MS = 10 * 60_000;

/** The rules as they are stored. Throws AppError `bad_input` for a regular expression that cannot be used. */
export function writeRules(rules: ChannelRules): string {
  createTitleMatcher(rules.titles);
  return JSON.stringify(rules);
}

/** The row of a new channel; its first look is due at once. */
export function newChannel(user: User, identity: ChannelIdentity, name: string | null, rules: string, now: Date) {
  return {
    ownerId: user.id,
    ...identity,
    name: (name || identity.name).slice(0, 200),
    nameGiven: Boolean(name),
    rules,
    nextCheckAt: now,
    createdAt: now,
  };
}

/**
 * Watches a channel from now on. Throws AppError `bad_input` for an address that may not be opened, `conflict` for a
 * channel that the user is subscribed to.
 */
export async function subscribe(
  deps: ChannelServices,
  user: User,
  { url, name, rules }: z.output<typeof subscribeInput>,
): Promise<ChannelView> {
  const { db, jobs, now } = deps;
  const identity = identifyChannel(await assertPublicUrl(addressRules(deps), url));
  const stored = writeRules(rules);
  const known = await db.channel.findUnique({
    where: { ownerId_url: { ownerId: user.id, url: identity.url } },
    select: { name: true },
  });
  if (known) throw new AppError('conflict', `You are subscribed to this channel already: “${known.name}”.`);
  if ((await db.channel.count({ where: { ownerId: user.id } })) >= MOST_CHANNELS) {
    throw new AppError('too_many', `${MOST_CHANNELS} channels are the most. Remove one first.`);
  }
  const { id } = await db.channel.create({
    data: newChannel(user, identity, name || null, stored, now()),
    select: { id: true },
  });
  await jobs.enqueue(checkChannelsJob, {});
  return getChannel(deps, user, id);
}

/** Changes name, rules or pause; what is being recorded goes on as it began. Throws `not_found`, `bad_input`. */
export async function updateChannel(
  deps: ChannelServices,
  user: User,
  id: string,
  { name, paused, rules }: ChannelChanges,
): Promise<ChannelView> {
  const { db, jobs, now } = deps;
  const before = await findChannel(deps, user, id);
  const looksAgain = before.paused && paused === false;
  await db.channel.update({
    where: { id },
    data: {
      ...(name === undefined ? {} : { name, nameGiven: true }),
      ...(paused === undefined ? {} : { paused }),
      ...(rules === undefined ? {} : { rules: writeRules(rules) }),
      // A broadcast that is on may be wanted under the new rules.
      ...(looksAgain || (rules !== undefined && before.live) ? { nextCheckAt: now() } : {}),
    },
  });
  if (looksAgain || rules !== undefined) await jobs.enqueue(checkChannelsJob, {});
  if (rules !== undefined) {
    const at = new Date(now().getTime() + KEEP_RULES_AFTER_MS);
    await jobs.enqueue(applyKeepRulesJob, { channelId: id }, { at });
  }
  return getChannel(deps, user, id);
}

/** Asks for a look at once, dear probes included. Throws `not_found`, and `conflict` while the channel is paused. */
export async function checkNow(deps: ChannelServices, user: User, id: string): Promise<ChannelView> {
  const { db, jobs, now } = deps;
  const { paused } = await findChannel(deps, user, id);
  if (paused) throw new AppError('conflict', 'The channel is paused. Resume it to have it looked at.');
  await db.channel.update({ where: { id }, data: { nextCheckAt: now(), lookedDeepAt: null } });
  await jobs.enqueue(checkChannelsJob, {});
  return getChannel(deps, user, id);
}

/** Stops watching a channel. Its videos stay, and what is being recorded goes on. Throws `not_found`. */
export async function unsubscribe(deps: ChannelServices, user: User, id: string): Promise<void> {
  await findChannel(deps, user, id);
  await deps.db.channel.delete({ where: { id } });
  await rm(deps.paths.channelPicture(id), { force: true });
}
