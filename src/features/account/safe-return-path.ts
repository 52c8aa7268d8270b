/** The path to go to after signing in, when it is one of this server; the library otherwise. */
export function safeReturnPath(given: string | string[] | undefined): string {
  if (typeof given !== 'string' || !/^\/[^/\\]/.test(given)) return '/';
  return given.startsWith('/sign-in') || given.startsWith('/setup') ? '/' : given;
}
