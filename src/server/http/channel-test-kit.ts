import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type SubscribeInput, subscribeInput } from '@/shared/channel';
import { endBroadcast } from '../recordings/end-broadcast';
import { recordBroadcast } from '../recordings/record-broadcast';
import { subscribe } from '../subscriptions/channels/edit-channels';
import { openChannelWatch } from '../subscriptions/channels/open-channel-watch';
import type { TryOut } from '../subscriptions/probes/ask-browser';
import { init, media, move, openRecordingApp, type RecordingApp } from './recorder-test-kit';

export type SitePage = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A page that says of itself whether it is live, the way sites do for search engines. */
export function channelPage({ live = false, title = 'Chess talk', head = '' } = {}): SitePage {
  const mark = live ? '<script type="application/ld+json">{"isLiveBroadcast": true}</script>' : '';
  return (_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<html><head><meta property="og:title" content="${title}">${head}${mark}</head><body>${'x'.repeat(500)}</body></html>`,
    );
  };
}

/** A web site whose pages a test scripts. */
async function openSite() {
  const pages = new Map<string, SitePage>();
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages.get(request.url ?? '');
    if (page) return page(request, response);
    response.statusCode = 404;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    show: (at: string, page: SitePage) => void pages.set(at, page),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The recording stages with channels before them, a scripted site, and helpers that are scripts of the test. */
export async function openChannelApp({ lookMs = 5_000, tryOut }: { lookMs?: number; tryOut?: TryOut } = {}) {
  const app = await openRecordingApp();
  const site = await openSite();
  const bin = path.join(app.paths.root, 'bin');
  await mkdir(bin);
  const env = { ...app.env, JOMO_ALLOW_PRIVATE_URLS: true, JOMO_STREAMLINK: `${bin}/streamlink`, JOMO_YT_DLP: 'none' };
  const services = { ...app, env };
  const browser = tryOut ? { tryOut, isFree: async () => true } : null;
  const openWatch = () =>
    openChannelWatch(
      { ...services, searchPath: '/usr/bin:/bin', random: () => 0.5, lookup: app.lookup, browser },
      { lookMs },
    );
  let watch = openWatch();
  const broadcastIdOf = (key: string): { broadcastId: string } => JSON.parse(key);
  return {
    ...services,
    site,
    watch: () => watch,
    channels: () => app.db.channel.findMany({ orderBy: { createdAt: 'asc' } }),
    broadcasts: () => app.db.broadcast.findMany({ orderBy: { startedAt: 'asc' }, include: { recording: true } }),
    /** Installs a helper: a shell script in place of streamlink. */
    async installStreamlink(script: string) {
      await writeFile(`${bin}/streamlink`, `#!/bin/sh\n${script}\n`);
      await chmod(`${bin}/streamlink`, 0o755);
      // It may have been looked for within the last minute.
      app.clock.at += 61_000;
    },
    subscribe: (at: string, more: Partial<SubscribeInput> = {}) =>
      subscribe(services, app.user, subscribeInput.parse({ url: `${site.origin}${at}`, ...more })),
    /** Turns the clock to the next look that is due, and lets it happen. */
    async look() {
      const next = await app.db.channel.findFirst({ where: { paused: false }, orderBy: { nextCheckAt: 'asc' } });
      app.clock.at = Math.max(app.clock.at, next?.nextCheckAt.getTime() ?? 0);
      await watch.lookNow();
      await watch.settled();
    },
    /** Does what the queue holds for broadcasts and is due. */
    async runJobs() {
      const due = app.jobs.waiting.filter(({ name, at }) => /broadcast$/.test(name) && at <= app.clock.at);
      for (const job of due) {
        app.jobs.waiting.splice(app.jobs.waiting.indexOf(job), 1);
        const handle = job.name === 'record-broadcast' ? recordBroadcast : endBroadcast;
        await handle(services, broadcastIdOf(job.key));
      }
    },
    /** The worker is ended and begins anew. */
    async restartWatch() {
      await watch.stop();
      watch = openWatch();
    },
    async close() {
      await watch.stop();
      await site.close();
      await app.close();
    },
  };
}

export type ChannelApp = Awaited<ReturnType<typeof openChannelApp>>;

/** Subscribes to `/show`, which is live, and lets a recorder record it. */
export async function beginRecording(app: ChannelApp) {
  const channel = await app.subscribe('/show');
  await app.look();
  await app.runJobs();
  await app.supervisor.reconcileNow();
  return { channel, recorder: await playLatest(app) };
}

/** A page of YouTube's form that is live under this id. */
export const youtubePage = (id: string) =>
  channelPage({
    head: `<link rel="canonical" href="https://www.youtube.com/watch?v=${id}"><script>var ytInitialData = {"isLiveNow": true}</script>`,
  });

/** Plays the newest recorder up to its first media segment of that part. */
export async function playLatest(app: Pick<RecordingApp, 'recorder' | 'engine'>, part = 1) {
  const recorder = app.recorder(app.engine.launched.length - 1);
  await recorder.send(move('starting'), move('opening'), move('recording'));
  await recorder.put(part, 0, init);
  await recorder.put(part, 1, media);
  return recorder;
}
