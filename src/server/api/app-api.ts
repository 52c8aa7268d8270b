import type { AppRouter } from './root';

/** Calls procedures without a network, as the user whose cookies were given. */
export type ApiCaller = ReturnType<AppRouter['createCaller']>;
type OpenCaller = (headers: { cookie?: string }) => Promise<ApiCaller>;

// As in db/app-db.ts: pages are a second module graph in the same process.
const KEY = Symbol.for('jomo.api');
const holder = globalThis as { [KEY]?: OpenCaller };

/** Lends the API to the pages that Next renders; called once, at boot. */
export function setAppApi(open: OpenCaller): void {
  holder[KEY] = open;
}

/** The API as whoever sent the cookies may use it. Throws before `setAppApi`. */
export async function openAppApi(headers: { cookie?: string }): Promise<ApiCaller> {
  const open = holder[KEY];
  if (!open) throw new Error('The API is not there: setAppApi() has not been called in this process.');
  return open(headers);
}
