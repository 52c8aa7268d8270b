/// <reference lib="webworker" />
import { disableNavigationPreload, type PrecacheEntry, Serwist } from 'serwist';
import { applyKeeps } from '@/offline/apply-keeps';
import { runDownloads } from '@/offline/run-downloads';
import { syncProgress } from '@/offline/sync-progress';
import { KEEP_TAG, PROGRESS_TAG, RELOAD_MESSAGE, SYNC_HEADER } from '@/offline/worker-messages';
import { answerMedia } from './answer-media';
import { answerPage, SHELL } from './answer-page';
import { answerQuery } from './answer-query';
import { answerSave } from './answer-save';
import { createKnownVideos } from './known-videos';

declare const self: ServiceWorkerGlobalScope;
/** The pages' own files, with a revision where the name does not change with the content; put in when it is built. */
declare const PRECACHE: PrecacheEntry[];

const MEDIA = /^\/media\/([\w-]+)\/([\w.-]+)$/;
const QUERY = /^\/trpc\/([\w.,]+)$/;

/**
 * The request that a browser sends ahead while the worker starts. Firefox (seen in ESR 153) shows its own error page when
 * that request fails, whatever the worker answers: without the server there would be no page.
 */
const sendsAhead = !/Firefox\//.test(self.navigator.userAgent);
// One that an earlier version switched on stays on otherwise.
if (!sendsAhead) disableNavigationPreload();

const serwist = new Serwist({
  precacheEntries: PRECACHE,
  precacheOptions: { cleanupOutdatedCaches: true, ignoreURLParametersMatching: [] },
  // A new version waits until the user wants it: a page that plays is never left without its own files.
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: sendsAhead,
  disableDevLogs: true,
});
const known = createKnownVideos();

serwist.registerCapture(
  ({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate',
  ({ event, request }) => answerPage(event as FetchEvent, request, () => serwist.matchPrecache(SHELL)),
);
serwist.registerCapture(
  ({ url, sameOrigin }) => {
    const videoId = sameOrigin ? MEDIA.exec(url.pathname)?.[1] : undefined;
    return videoId !== undefined && known.mayHave(videoId);
  },
  ({ request, url }) => {
    const [, videoId = '', name = ''] = MEDIA.exec(url.pathname) ?? [];
    return answerMedia(known, request, videoId, name);
  },
);
serwist.registerCapture(
  ({ url, sameOrigin }) => sameOrigin && known.mayHave(null) && QUERY.test(url.pathname),
  ({ request, url }) => answerQuery(known, request, url, QUERY.exec(url.pathname)?.[1]?.split(',') ?? []),
);
serwist.registerCapture(
  ({ url, request, sameOrigin }) =>
    sameOrigin && url.pathname === '/trpc/playback.saveProgress' && !request.headers.has(SYNC_HEADER),
  ({ request }) => answerSave(request, self.registration),
  'POST',
);
serwist.addEventListeners();

self.addEventListener('message', ({ data }) => {
  if (data === RELOAD_MESSAGE) void self.skipWaiting();
});

/** What browsers with background sync call when the connection is back, though no page is open. */
self.addEventListener('sync', (event: Event) => {
  if (!(event instanceof ExtendableEvent) || !('tag' in event) || event.tag !== PROGRESS_TAG) return;
  event.waitUntil(syncProgress());
});

/** Once in a while, as often as the browser likes, for an installed app; see docs/phone-and-offline.md. */
self.addEventListener('periodicsync', (event: Event) => {
  if (!(event instanceof ExtendableEvent) || !('tag' in event) || event.tag !== KEEP_TAG) return;
  const ending = new AbortController();
  const keep = () => applyKeeps(Date.now);
  event.waitUntil(
    keep()
      .then(() => runDownloads(ending.signal, () => {}))
      .then(keep),
  );
});
