import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

// A process of its own, so that what the sites cost is not counted: answers with pages of the size and the kind that the
// known sites send, packed, one channel in twenty being live.

/** Sizes of pages, bytes before packing: about those of YouTube's, Twitch's and an ordinary one. */
const SIZES = { youtube: 800_000, twitch: 200_000, other: 60_000 } as const;
type Site = keyof typeof SIZES;

/** Text that packs about as well as the JSON in such pages: some five to one. */
function fill(bytes: number): string {
  const words: string[] = [];
  let seed = 7;
  for (let length = 0; length < bytes; length += 24) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    words.push(`"k${seed % 97}":{"url":"/p/${seed.toString(36)}"},`);
  }
  return words.join('').slice(0, bytes);
}

const own: Readonly<Record<Site, string>> = {
  youtube: '<link rel="canonical" href="https://www.youtube.com/channel/UCabc">',
  twitch: '<meta property="og:site_name" content="Twitch">',
  other: '',
};

function pageOf(site: Site, live: boolean): Buffer {
  const half = fill(SIZES[site] / 2);
  const mark = live ? '<script type="application/ld+json">{"isLiveBroadcast":true}</script>' : '';
  return gzipSync(
    `<html><head><title>t</title><meta property="og:title" content="A channel">${own[site]}</head><body>${half}${mark}${half}</body></html>`,
  );
}

const pages = new Map<string, Buffer>(
  (['youtube', 'twitch', 'other'] as const).flatMap((site) =>
    [true, false].map((live) => [`${site}-${live}`, pageOf(site, live)] as const),
  ),
);

const server = createServer((request, response) => {
  const [, site = 'other', number = '0'] = (request.url ?? '').split('/');
  const live = Number(number) % 20 === 0;
  // Ordinary pages say when they have not changed; those of the big sites change with every answer.
  const etag = site === 'other' ? `"${number}"` : undefined;
  if (etag) response.setHeader('etag', etag);
  if (etag && request.headers['if-none-match'] === etag) return response.writeHead(304).end();
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' });
  response.end(pages.get(`${site}-${live}`) ?? pages.get('other-false'));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
// It ends with the bench, however that ends.
process.stdin.resume().once('end', () => process.exit(0));
