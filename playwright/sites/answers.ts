import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { renderPage } from './render-page';

/** What a request is answered with; a page that never answers gets none. */
export type Answer = (response: ServerResponse) => void;

const folders: Readonly<Record<string, string>> = {
  client: path.join(import.meta.dirname, 'client'),
  testcard: path.resolve(import.meta.dirname, '../../public/testcard'),
};
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
};

function text(status: number, type: string, body: string | Buffer): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  };
}
export const html = (status: number, body: string) => text(status, 'text/html; charset=utf-8', body);
export const json = (status: number, value: unknown) => text(status, 'application/json', JSON.stringify(value));
export const notFound = html(404, '<h1>Not found</h1>');

/** A picture of one pixel in a colour, `/picture/<rrggbb>`: stands for an emote or a badge. */
export function picture(color: string): Answer {
  if (!/^[0-9a-f]{6}$/.test(color)) return notFound;
  const bytes = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  // GIF89a, one pixel, a colour table of two.
  const head = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, ...bytes, 0, 0, 0];
  const body = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b];
  return text(200, 'image/gif', Buffer.from([...head, ...body]));
}

/** A file of one of the two served folders, null when the path names neither. */
export function file(folder: string, name: string): Answer | null {
  const base = Object.hasOwn(folders, folder) ? folders[folder] : undefined;
  if (base === undefined || !/^[a-z-]+\.[a-z0-9]+$/.test(name)) return null;
  return (response) => {
    void sendFile(response, path.join(base, name));
  };
}

async function sendFile(response: ServerResponse, from: string): Promise<void> {
  const found = await stat(from).catch(() => null);
  if (!found?.isFile()) {
    notFound(response);
    return;
  }
  const type = types[path.extname(from)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-length': found.size, 'cache-control': 'no-store' });
  const bytes = createReadStream(from);
  bytes.on('error', () => response.destroy());
  response.on('close', () => bytes.destroy());
  bytes.pipe(response);
}

/** What YouTube's player shows in place of a broadcast, as its selectors know it. */
const errorScreen = (words: string) => () => html(200, `<title>A wall</title><div id="error-screen">${words}</div>`);

/** A watch page after its broadcast: it plays what was kept, and its data say so. */
function pastBroadcast(): Answer {
  const liveBroadcastDetails = {
    isLiveNow: false,
    startTimestamp: '2026-03-01T18:00:00Z',
    endTimestamp: '2026-03-01T19:00:00Z',
  };
  const data = JSON.stringify({ microformat: { playerMicroformatRenderer: { liveBroadcastDetails } } });
  const page = renderPage('youtube-like').replace(
    '<body>',
    `<body><script>var ytInitialPlayerResponse = ${data}</script>`,
  );
  return html(200, page);
}

/** Pages that fail in one way or another. */
export const broken: Readonly<Record<string, (url: URL) => Answer>> = {
  '/http-500': () => html(500, '<h1>Internal server error</h1>'),
  '/http-404': () => notFound,
  '/not-a-page': () => text(200, 'application/octet-stream', Buffer.alloc(4096, 7)),
  '/redirect-loop': (url) => (response) => {
    const turn = Number(url.searchParams.get('turn') ?? '0') + 1;
    response.writeHead(302, { location: `/redirect-loop?turn=${turn}` }).end();
  },
  '/youtube-bot-wall': errorScreen('Sign in to confirm you’re not a bot'),
  '/youtube-sign-in': errorScreen('Members-only content. Sign in to watch it.'),
  '/youtube-past': pastBroadcast,
  '/youtube-captcha': () => html(200, '<title>A wall</title><form id="captcha-form">Type the letters</form>'),
  '/never-answers': () => () => undefined,
};
