import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Answer, broken, file, html, json, notFound, picture } from './answers';
import { type ChatRooms, type ChatSite, createChatRooms, isChatSite } from './chat-rooms';
import { type ControlHub, createControlHub } from './control-hub';
import { isPageName, renderPage } from './render-page';
import { type Command, commands, isCommand, isSiteName, type SiteName, siteNames } from './site-names';
import { createVisitLog, type Visit, type VisitLog } from './visit-log';

export type Sites = {
  /** Address without a slash at its end, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Tells all open pages of a site; answers how many there were. Pages opened later see the site's new state. */
  control(site: SiteName, command: Command): number;
  /** Says something in a chat; answers the message's id. All open chats and those opened later show it. */
  say: ChatRooms['say'];
  /** Requests for pages so far. */
  visits(): readonly Visit[];
  waitForVisit: VisitLog['waitFor'];
  close(): Promise<void>;
};

const makeTestcard = path.resolve(import.meta.dirname, '../../scripts/make-testcard.mjs');
const MAKE_LIMIT_MS = 200_000;

function listPages(): string {
  const links = [...siteNames.map((site) => `/${site}`), ...Object.keys(broken), '/testcard', '/log'];
  const list = links.map((link) => `<li><a href="${link}">${link}</a></li>`).join('');
  return `<!doctype html><title>Fixture sites</title><h1>Fixture sites</h1><ul>${list}</ul><p>/control/SITE/COMMAND: ${commands.join(', ')}</p>`;
}

function answerControl(hub: ControlHub, site: string, command: string): Answer {
  if (!isSiteName(site) || !isCommand(command)) return json(404, { sites: siteNames, commands });
  return json(200, { site, command, pages: hub.send(site, command) });
}

function answerPage(url: URL): Answer {
  const name = url.pathname.slice(1);
  const fail = broken[url.pathname];
  if (fail) return fail(url);
  if (name === '') return html(200, listPages());
  const popout = popoutOf(url);
  if (popout) return html(200, renderPage(`${popout}-chat`));
  if (url.pathname.startsWith('/note/')) return json(200, {});
  if (name === 'testcard') return file('testcard', 'index.html') ?? notFound;
  return isPageName(name) ? html(200, renderPage(name)) : notFound;
}

/** The popouts have the real sites' paths. */
function popoutOf(url: URL): ChatSite | null {
  if (url.pathname === '/live_chat' && url.searchParams.has('v')) return 'youtube-like';
  const channel = /^\/popout\/([^/]+)\/chat$/.exec(url.pathname)?.[1] ?? '';
  return isChatSite(channel) ? channel : null;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Starts the fixture sites on 127.0.0.1 (a free port unless one is given). Makes the test card's video when missing. */
export async function startSites(options: { port?: number } = {}): Promise<Sites> {
  await promisify(execFile)(process.execPath, [makeTestcard], { timeout: MAKE_LIMIT_MS });
  const hub = createControlHub();
  const rooms = createChatRooms();
  const log = createVisitLog();

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://sites.invalid');
    const [, first = '', second = '', third = ''] = url.pathname.split('/');
    if (first === 'events' && isSiteName(second)) hub.join(second, response);
    else if (first === 'chat-feed' && isChatSite(second)) rooms.join(second, response);
    else if (first === 'picture') picture(second)(response);
    else if (first === 'log') json(200, log.all())(response);
    else if (first === 'control') answerControl(hub, second, third)(response);
    else {
      const asset = file(first, second);
      const userAgent = request.headers['user-agent'] ?? '';
      if (!asset) log.note({ at: Date.now(), path: url.pathname, userAgent });
      (asset ?? answerPage(url))(response);
    }
  });
  const port = await listen(server, options.port ?? 0);

  return {
    url: `http://127.0.0.1:${port}`,
    control: hub.send,
    say: rooms.say,
    visits: log.all,
    waitForVisit: log.waitFor,
    async close() {
      hub.close();
      rooms.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
