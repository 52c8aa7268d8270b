import type { FastifyRequest } from 'fastify';
import { createBriefMemory } from './remember-briefly';

type Viewer = { id: string };
type Authenticate = (request: Pick<FastifyRequest, 'headers'>) => Promise<Viewer | null>;

const TTL_MS = 2000;

/**
 * `authenticate`, remembered for two seconds for media only: deciphering the session and asking the database cost as much
 * CPU as sending a segment. Who loses access keeps getting media for that long at most. Only a yes is remembered, so
 * whoever signs in is let in at once. `now` is in milliseconds.
 */
export function createViewerFinder(authenticate: Authenticate, now: () => number): Authenticate {
  const remember = createBriefMemory<Viewer | null>(now, TTL_MS);
  return function findViewer(request) {
    const { authorization = '', cookie = '' } = request.headers;
    if (authorization === '' && cookie === '') return authenticate(request);
    return remember(
      JSON.stringify([authorization, cookie]),
      () => authenticate(request),
      (viewer) => viewer !== null,
    );
  };
}

type ReadGrant = (videoId: string, grant: string) => Promise<Viewer | null>;

/** `readGrant`, remembered in the same way and for the same reason. */
export function createGranterFinder(readGrant: ReadGrant, now: () => number): ReadGrant {
  const remember = createBriefMemory<Viewer | null>(now, TTL_MS);
  return (videoId, grant) =>
    remember(
      `${videoId} ${grant}`,
      () => readGrant(videoId, grant),
      (viewer) => viewer !== null,
    );
}
