/**
 * The address of a query that is asked for alone, letter by letter as tRPC's batch link makes it: a page that names it as
 * a preload has the answer under way before its scripts run. Were it another one, the query would simply be asked for
 * again.
 */
export function queryUrl(procedure: string, input: object): string {
  return `/trpc/${procedure}?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: input }))}`;
}
