/** The page that is shown for any address while the server cannot be reached. It holds nobody's data. */
export const SHELL = '/offline';

/** What a proxy says when the server behind it is away. */
const AWAY = [502, 503, 504];

/** A page from the server, else the shell, which shows what is on this device. */
export async function answerPage(
  event: FetchEvent,
  request: Request,
  shell: () => Promise<Response | undefined>,
): Promise<Response> {
  const preloaded: unknown = await Promise.resolve(event.preloadResponse).catch(() => undefined);
  const fresh = preloaded instanceof Response ? preloaded : await fetch(request).catch(() => null);
  if (fresh && !AWAY.includes(fresh.status)) return fresh;
  return (await shell()) ?? fresh ?? Response.error();
}
