import type { z } from 'zod';
import type { importInput } from '@/shared/channel';
import type { ImportOutcome, RefusedEntry } from '@/shared/channel-views';
import { AppError } from '../../errors';
import { checkChannelsJob } from '../../jobs/definitions';
import { addressRules } from '../calendars/poll-feed';
import { assertPublicUrl } from '../check-url';
import { MOST_CHANNELS, newChannel, writeRules } from './edit-channels';
import { identifyChannel } from './identify-channel';
import { type ImportedChannel, readImport } from './read-import';
import type { ChannelServices, User } from './services';

/** Names asked for at once while addresses are checked. */
const AT_ONCE = 16;

/** Of a file that is something else altogether, every line is refused. */
const MOST_REFUSED = 200;
const MOST_TEXT = 200;

type Checked = { channel: ImportedChannel; address: URL } | RefusedEntry;

async function checkAll(deps: ChannelServices, channels: readonly ImportedChannel[]): Promise<Checked[]> {
  // One host is asked for once, however many of its channels are in the list.
  const rules = addressRules(deps);
  const answers = new Map<string, ReturnType<typeof rules.lookup>>();
  const lookup = (host: string) => {
    const answer = answers.get(host) ?? rules.lookup(host);
    answers.set(host, answer);
    return answer;
  };
  const checked: Checked[] = [];
  for (let at = 0; at < channels.length; at += AT_ONCE) {
    const some = channels.slice(at, at + AT_ONCE).map(async (channel): Promise<Checked> => {
      try {
        return { channel, address: await assertPublicUrl({ ...rules, lookup }, channel.url) };
      } catch (error) {
        const reason = error instanceof AppError ? error.userMessage : 'It could not be checked.';
        return { line: channel.line, text: channel.url, reason };
      }
    });
    checked.push(...(await Promise.all(some)));
  }
  return checked;
}

/**
 * Subscribes to every channel of a list. What is known, refused or no address does not keep the others from being added.
 * Throws AppError `bad_input` when the text is no such list.
 */
export async function importChannels(
  deps: ChannelServices,
  user: User,
  { text, rules }: z.output<typeof importInput>,
): Promise<ImportOutcome> {
  const { db, jobs, now } = deps;
  const stored = writeRules(rules);
  const { channels, refused } = readImport(text);
  const checked = await checkAll(deps, channels);
  const rows = await db.channel.findMany({ where: { ownerId: user.id }, select: { url: true } });
  const have = new Set(rows.map(({ url }) => url));
  const fresh: ReturnType<typeof newChannel>[] = [];
  let known = 0;
  for (const one of checked) {
    if ('reason' in one) {
      refused.push(one);
      continue;
    }
    const identity = identifyChannel(one.address);
    if (have.has(identity.url)) known += 1;
    else if (have.size >= MOST_CHANNELS) {
      const { line, url: address } = one.channel;
      refused.push({ line, text: address, reason: `${MOST_CHANNELS} channels are the most.` });
    } else {
      have.add(identity.url);
      fresh.push(newChannel(user, identity, one.channel.name, stored, now()));
    }
  }
  await db.channel.createMany({ data: fresh });
  if (fresh.length > 0) await jobs.enqueue(checkChannelsJob, {});
  const shown = refused
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .slice(0, MOST_REFUSED)
    .map((entry) => ({ ...entry, text: entry.text.slice(0, MOST_TEXT) }));
  return { added: fresh.length, known, refused: shown, refusedCount: refused.length };
}
