import { subscribeInput } from '@/shared/channel';
import type { ChannelView } from '@/shared/channel-views';
import { type Client, CommandError } from '../client';
import { printJson, printLine } from '../print';

export type SubscribeOptions = { name?: string; quality?: string; page?: boolean; chat: boolean; json?: boolean };

/** The document of `subscribe --json`; its fields are stable. */
function summarise({ id, url, liveUrl, site, name, state, nextCheckAt }: ChannelView) {
  return { channelId: id, url, liveUrl, site, name, state, nextCheckAt: new Date(nextCheckAt).toISOString() };
}

/** `jomo subscribe URL`: records every broadcast of a channel from now on. */
export async function subscribe(client: Client, url: string, options: SubscribeOptions): Promise<void> {
  const { name, quality, page, chat } = options;
  const rules = { ...(quality ? { quality } : {}), view: page ? 'page' : 'player', chat };
  const input = subscribeInput.safeParse({ url, name, rules });
  if (!input.success) throw new CommandError(input.error.issues.map(({ message }) => message).join(' '), 2);
  const channel = await client.channels.subscribe.mutate(input.data);
  if (options.json) printJson(summarise(channel));
  else printLine(`${channel.id}  ${channel.name}  ${channel.url}`);
}
