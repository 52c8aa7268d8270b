/** Character references of HTML, the common ones. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function plainText(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    return entities[String(name).toLowerCase()] ?? all;
  });
}

/** What a page's `<meta>` says under this name, whichever way round its attributes are; null = nothing. */
export function readMeta(html: string, name: string): string | null {
  // Bounded, so that a page of nothing but open tags costs no more than its length.
  for (const [tag] of html.matchAll(/<meta\b[^>]{1,1000}>/gi)) {
    if (!new RegExp(`\\b(?:property|name)\\s*=\\s*["']?${name}["'\\s/>]`, 'i').test(tag)) continue;
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const text = plainText(content?.[1] ?? content?.[2] ?? '').trim();
    if (text) return text;
  }
  return null;
}
