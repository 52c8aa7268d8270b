import type { Sighting } from './probe';

/** schema.org says it in the page: a BroadcastEvent with isLiveBroadcast (https://schema.org/isLiveBroadcast). */
const LIVE_JSON = /"isLiveBroadcast"\s*:\s*(true|"true"|"https?:\/\/schema\.org\/True")/i;
const LIVE_MARKUP = /itemprop="isLiveBroadcast"\s+content="true"/i;
const ENDED = /"endDate"\s*:\s*"([^"]+)"|itemprop="endDate"\s+content="([^"]+)"/i;
const OG_TITLE = /<meta\s+(?:property|name)="og:title"\s+content="([^"]{1,500})"/i;
const OG_IMAGE = /<meta\s+(?:property|name)="og:image"\s+content="([^"]{1,2000})"/i;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references of HTML, the common ones. */
function plainText(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    return entities[String(name).toLowerCase()] ?? all;
  });
}

/**
 * What a page says of itself to search engines, without any script run. `live` is to be believed; a page that does not
 * speak of a broadcast proves nothing, so everything else is `unknown`, with the name and picture it gives. Pure.
 */
export function readPageHint(html: string, now: number): Sighting {
  const title = OG_TITLE.exec(html)?.[1];
  const picture = OG_IMAGE.exec(html)?.[1];
  const ended = ENDED.exec(html);
  const endedAt = Date.parse(ended?.[1] ?? ended?.[2] ?? '');
  const live = (LIVE_JSON.test(html) || LIVE_MARKUP.test(html)) && !(endedAt <= now);
  return {
    verdict: live ? 'live' : 'unknown',
    title: title === undefined ? undefined : plainText(title),
    pictureUrl: picture === undefined ? undefined : plainText(picture),
  };
}
