/** Names and addresses by which a machine calls itself. */
function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d+){3}$/.test(host) || host === '::1';
}

/**
 * The address under which a recorder reaches `url`, which is written as the app's machine sees it. `hostName` is the
 * engine's name for that machine, null when recorders are processes of it. Null = not at all: what answers only on the
 * loopback address of this machine is out of reach elsewhere, unless it is the app itself (`ownOrigins`).
 */
export function addressForRecorder(
  url: string,
  { hostName, ownOrigins }: { hostName: string | null; ownOrigins: readonly string[] },
): string | null {
  const target = new URL(url);
  if (hostName === null || !isLoopback(target.hostname)) return url;
  if (!ownOrigins.includes(target.origin)) return null;
  target.hostname = hostName;
  return target.href.replace(/\/$/, url.endsWith('/') ? '/' : '');
}
