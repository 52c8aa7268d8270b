/**
 * Whether a state-changing request that is authenticated by cookie comes from our own pages. Browsers send `Origin`
 * with every cross-site POST; a request without it (a script, a very old browser on the same site) is let through,
 * as the session cookie is SameSite=Lax and thus absent on cross-site POSTs.
 */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
