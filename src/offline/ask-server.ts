import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/api/root';
import { queryUrl } from '@/trpc/query-url';
import type { DownloadFault } from './download';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** The connection is gone, or the server is in trouble: what was tried is worth trying again. */
export class Unreachable extends Error {}

/** Trying again changes nothing until somebody acts. */
export class Refused extends Error {
  constructor(readonly fault: DownloadFault) {
    super(fault);
  }
}

/** Answers what the server sent. Throws `Unreachable` or `Refused`. */
export async function fetchGood(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init).catch(() => {
    throw new Unreachable();
  });
  if (response.ok) return response;
  if (response.status === 401) throw new Refused('signed-out');
  if (response.status === 403 || response.status === 404) throw new Refused('gone');
  if (response.status >= 500 || response.status === 429 || response.status === 408) throw new Unreachable();
  throw new Refused('failed');
}

/** Reads a body to its end. Throws `Unreachable` when it breaks off. */
export function readWhole<T>(body: Promise<T>): Promise<T> {
  return body.catch(() => {
    throw new Unreachable();
  });
}

async function ask(procedure: string, input: object, signal?: AbortSignal): Promise<unknown> {
  const init = signal ? { signal } : {};
  const response = await fetchGood(queryUrl(procedure, input), init);
  const [answer] = (await readWhole(response.json())) as [{ result?: { data: unknown } }];
  if (!answer.result) throw new Refused('failed');
  return answer.result.data;
}

/** Queries of the API outside of the pages' cache, as the service worker needs them. Throw `Unreachable` or `Refused`. */
export const askServer = {
  info: (input: Inputs['playback']['info'], signal?: AbortSignal) =>
    ask('playback.info', input, signal) as Promise<Outputs['playback']['info']>,
  chatWindow: (input: Inputs['playback']['chatWindow'], signal?: AbortSignal) =>
    ask('playback.chatWindow', input, signal) as Promise<Outputs['playback']['chatWindow']>,
  /** Of a query that asks for a video and nothing else, kept as it comes. */
  aboutVideo: (procedure: string, videoId: string, signal: AbortSignal) => ask(procedure, { videoId }, signal),
  rungSizes: (input: Inputs['playback']['rungSizes']) =>
    ask('playback.rungSizes', input) as Promise<Outputs['playback']['rungSizes']>,
  videos: (input: Inputs['library']['list']) => ask('library.list', input) as Promise<Outputs['library']['list']>,
};
