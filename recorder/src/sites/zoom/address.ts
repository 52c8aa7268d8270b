/** Zoom's own domains; a meeting can be on any host below them (`company.zoom.us`, `us02web.zoom.us`). */
const HOST = /^(?:[a-z0-9-]+\.)*(zoom\.us|zoom\.com|zoomgov\.com)$/;
/** What may be kept of a passcode in a link: letters and digits, then `.n`. */
const PWD = /^[A-Za-z0-9_-]+(\.\d+)?$/;
const TK = /^[A-Za-z0-9._-]+$/;

export function isZoomHost(hostname: string): boolean {
  return HOST.test(hostname.toLowerCase());
}

/**
 * The address of Zoom's web client for an invitation: `/j/<id>` (meeting), `/w/<id>` (webinar) and `/s/<id>` (the host's own
 * link, opened as a guest) become `/wc/<id>/join` on app.zoom.us, with the passcode (`pwd`) and the registrant's ticket (`tk`)
 * and nothing else. zoom.com is zoom.us; the government's cloud keeps its host. All else (already the web client, events,
 * personal links, other companies' pages) is opened as it is. Pure.
 */
export function clientAddress(given: string): string {
  const url = new URL(given);
  const host = url.hostname.toLowerCase();
  const domain = HOST.exec(host)?.[1];
  if (!domain || host.startsWith('events.')) return given;
  const wanted = domain === 'zoom.com' ? host.replace(/zoom\.com$/, 'zoom.us') : host;
  const id = /^\/[jws]\/(\d[\d -]{7,14}\d)\/?$/.exec(decodeURIComponent(url.pathname))?.[1]?.replace(/\D/g, '');
  if (!id) {
    if (wanted === host) return given;
    url.hostname = wanted;
    return url.href;
  }
  const client = new URL(`https://${domain === 'zoomgov.com' ? host : 'app.zoom.us'}/wc/${id}/join`);
  const pwd = url.searchParams.get('pwd');
  const tk = url.searchParams.get('tk');
  if (pwd && PWD.test(pwd)) client.searchParams.set('pwd', pwd);
  if (tk && TK.test(tk)) client.searchParams.set('tk', tk);
  return client.href;
}

/** What must not be told of a link: passcode and ticket, as they stand in it. Pure. */
export function linkSecrets(given: string): string[] {
  const { searchParams } = new URL(given);
  return ['pwd', 'tk', 'zak', 'token'].flatMap((name) => searchParams.getAll(name)).filter((value) => value !== '');
}
