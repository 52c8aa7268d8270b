/** Character references of HTML, the common ones. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function plainText(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    return entities[String(name).toLowerCase()] ?? all;
  });
}

/** Longer ones say nothing that anybody would show. */
const MAX_TAG = 1000;

/** The `<meta>` tags of a page. No character is looked for twice, so that a page of nothing but open tags costs its length. */
function* metaTags(html: string): Generator<string> {
  let end = -1;
  for (const { index } of html.matchAll(/<meta\b/gi)) {
    if (end < index) end = html.indexOf('>', index);
    if (end < 0) return;
    if (end - index < MAX_TAG) yield html.slice(index, end + 1);
  }
}

/** What a page's `<meta>` says under this name, whichever way round its attributes are; null = nothing. */
export function readMeta(html: string, name: string): string | null {
  const named = new RegExp(`\\b(?:property|name)\\s*=\\s*["']?${name}["'\\s/>]`, 'i');
  for (const tag of metaTags(html)) {
    if (!named.test(tag)) continue;
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const text = plainText(content?.[1] ?? content?.[2] ?? '').trim();
    if (text) return text;
  }
  return null;
}
