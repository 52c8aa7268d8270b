import type { ServerResponse } from 'node:http';
import type { Command, SiteName } from './site-names';

export type ControlHub = {
  /** Keeps an open page's event stream and tells it whether its site is live. */
  join(site: SiteName, page: ServerResponse): void;
  /** Tells all open pages of a site; answers how many there were. Pages opened later see the site's new state. */
  send(site: SiteName, command: Command): number;
  close(): void;
};

/** Knows which sites are live and which pages are open, and passes commands to them as server-sent events. */
export function createControlHub(): ControlHub {
  const offline = new Set<SiteName>(['channel', 'zoom-late-host']);
  const pages = new Map<SiteName, Set<ServerResponse>>();
  const openPages = (site: SiteName) => {
    const open = pages.get(site) ?? new Set();
    pages.set(site, open);
    return open;
  };
  const tell = (page: ServerResponse, event: string, data: unknown) =>
    page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

  return {
    join(site, page) {
      const open = openPages(site);
      page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      tell(page, 'state', { live: !offline.has(site) });
      open.add(page);
      page.on('close', () => open.delete(page));
    },
    send(site, command) {
      if (command === 'goLive') offline.delete(site);
      if (command === 'goOffline' || command === 'end') offline.add(site);
      const open = openPages(site);
      for (const page of open) tell(page, 'command', { command });
      return open.size;
    },
    close() {
      for (const open of pages.values()) for (const page of open) page.end();
    },
  };
}
