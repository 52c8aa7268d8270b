import type { ServerResponse } from 'node:http';

/** Sites whose chat is told by the server, so that the page, its popout and a page opened later agree on it. */
const chatSites = ['youtube-like', 'twitch-like', 'kick-like'] as const;
export type ChatSite = (typeof chatSites)[number];

export function isChatSite(name: string): name is ChatSite {
  return (chatSites as readonly string[]).includes(name);
}

/** `:wave:` in the text is an emote; `amount` makes it paid; `system` has no author. */
export type Said = { author: string; text: string; color?: string; badge?: string; amount?: string; system?: boolean };

export type ChatRooms = {
  /** Keeps an open chat's stream and tells it the last ten messages. */
  join(site: ChatSite, page: ServerResponse): void;
  say(site: ChatSite, message: Said): string;
  close(): void;
};

const BACKLOG = 10;

export function createChatRooms(): ChatRooms {
  const said = new Map<ChatSite, (Said & { id: string })[]>();
  const pages = new Map<ChatSite, Set<ServerResponse>>();
  const tell = (page: ServerResponse, message: Said & { id: string }) =>
    page.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
  let last = 0;
  return {
    join(site, page) {
      const open = pages.get(site) ?? new Set();
      pages.set(site, open);
      page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      for (const message of (said.get(site) ?? []).slice(-BACKLOG)) tell(page, message);
      open.add(page);
      page.on('close', () => open.delete(page));
    },
    say(site, message) {
      last += 1;
      const full = { ...message, id: `m${last}` };
      said.set(site, [...(said.get(site) ?? []), full]);
      for (const page of pages.get(site) ?? []) tell(page, full);
      return full.id;
    },
    close() {
      for (const open of pages.values()) for (const page of open) page.end();
    },
  };
}
