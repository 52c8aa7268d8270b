import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { chatImageType } from '@jomo/recorder/protocol';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { getMasterPlaylist, getMediaPlaylist, type PlayableVideo } from '../playback/get-playlist';
import type { StoragePaths } from '../storage-paths';
import { createPartBounds } from './bound-parts';
import { createVideoFinder } from './find-playable-video';
import { createGranterFinder, createViewerFinder } from './find-viewer';
import { classifyMediaFile, type MediaFile } from './media-files';
import { type MediaAnswer, sendMediaFile } from './send-media-file';

export type MediaRoutesOptions = {
  /** Who asks; null for nobody. */
  authenticate: (request: Pick<FastifyRequest, 'headers'>) => Promise<{ id: string } | null>;
  /** Who gave leave to fetch that video without a session; null when nobody did. */
  readGrant: (videoId: string, grant: string) => Promise<{ id: string } | null>;
  db: Db;
  paths: StoragePaths;
  /** The nginx location that leads to the folder of the videos, such as /accel/; from the settings, never from a request. */
  accelRedirect?: string | undefined;
};

type Deps = MediaRoutesOptions & { boundPart: ReturnType<typeof createPartBounds> };

type MediaRequest = FastifyRequest<{ Params: { videoId: string; file: string } }>;
type GrantedRequest = FastifyRequest<{ Params: { videoId: string; file: string; grant: string } }>;

const FOREVER = 'private, max-age=31536000, immutable';
/** The browser keeps it and asks each time whether it is still good. */
const REVALIDATE = 'private, no-cache';
const GROWING = 'no-store';

const types: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mp4: 'video/mp4',
  jpg: 'image/jpeg',
  json: 'application/json',
  vtt: 'text/vtt; charset=utf-8',
};

const typeOf = (name: string) => types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
const noSuchFile = () => new AppError('not_found', 'This file does not exist.');

function sendPlaylist(request: FastifyRequest, reply: FastifyReply, text: string) {
  const etag = `"${createHash('sha1').update(text).digest('base64url')}"`;
  reply.headers({ etag, 'cache-control': REVALIDATE });
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag) || known?.includes('*')) return reply.status(304).send();
  return reply.type(types.m3u8 ?? '').send(text);
}

/** Pictures of a chat have no ending; what they are is told by their first bytes, as when they were taken. */
async function pictureType(file: string): Promise<string> {
  const handle = await open(file).catch(() => null);
  if (!handle) throw noSuchFile();
  try {
    const head = new Uint8Array(16);
    await handle.read(head, 0, head.length, 0);
    return chatImageType(head) ?? 'application/octet-stream';
  } finally {
    await handle.close();
  }
}

/** Where the bytes are and how long they may be kept. */
async function locate(
  { paths, accelRedirect, boundPart }: Deps,
  headers: IncomingHttpHeaders,
  video: PlayableVideo,
  name: string,
  what: MediaFile,
): Promise<MediaAnswer> {
  const where = {
    file: paths.inVideo(video.id, name),
    accelPath: accelRedirect ? `${accelRedirect}${video.id}/${name}` : null,
    contentType: typeOf(name),
  };
  if (what.kind === 'part') {
    const bytes = await boundPart(headers, video.id, what.number);
    return { ...where, bytes, growing: video.live, cacheControl: video.live ? GROWING : FOREVER };
  }
  if (what.kind === 'chat-image') {
    return { ...where, contentType: await pictureType(where.file), growing: false, cacheControl: FOREVER };
  }
  if (what.kind === 'rung') return { ...where, growing: false, cacheControl: FOREVER };
  const changing = what.kind === 'extra' && what.live;
  return { ...where, growing: false, cacheControl: changing ? GROWING : REVALIDATE };
}

/** What a screen fetches by itself: what is played, and nothing around it. */
const forScreens: readonly MediaFile['kind'][] = ['master', 'playlist', 'part', 'rung'];
/** Some screens fetch by a page of their maker's. No cookie counts here, so there is nothing that such a page could misuse. */
const fromAnywhere = { 'access-control-allow-origin': '*' };

/**
 * GET and HEAD /media/:videoId/<file>: playlists, media by byte ranges, pictures. 401 for nobody; what is not the
 * user's does not exist (404); so do all other files in a video's folder. /media/:videoId/screen/<grant>/<file> for
 * other screens: there the grant counts, and nothing else; what a playlist names lies beside it.
 */
export const mediaRoutes: FastifyPluginAsync<MediaRoutesOptions> = async (app, options) => {
  const now = () => performance.now();
  const findViewer = createViewerFinder(options.authenticate, now);
  const findGranter = createGranterFinder(options.readGrant, now);
  const findVideo = createVideoFinder(options.db, now);
  const deps: Deps = { ...options, boundPart: createPartBounds(options, now) };
  const answer = async (request: MediaRequest, reply: FastifyReply, user: { id: string }, what: MediaFile | null) => {
    const { videoId, file: name } = request.params;
    const isPlaylist = what?.kind === 'master' || what?.kind === 'playlist';
    const video = what && (await findVideo(user.id, videoId, { mayRemember: !isPlaylist }));
    if (!what || !video) throw noSuchFile();
    if (what.kind === 'master') return sendPlaylist(request, reply, await getMasterPlaylist(options, video));
    if (what.kind === 'playlist') {
      return sendPlaylist(request, reply, await getMediaPlaylist(options, video, what.name));
    }
    return sendMediaFile(request, reply, await locate(deps, request.headers, video, name, what));
  };
  app.get('/media/:videoId/:file', { exposeHeadRoute: true }, async (request: MediaRequest, reply) => {
    const user = await findViewer(request);
    if (!user) throw new AppError('unauthorized', 'Sign in to watch this.');
    return answer(request, reply, user, classifyMediaFile(request.params.file));
  });
  app.get('/media/:videoId/screen/:grant/:file', { exposeHeadRoute: true }, async (request: GrantedRequest, reply) => {
    const { videoId, grant, file } = request.params;
    const user = await findGranter(videoId, grant);
    if (!user) throw new AppError('unauthorized', 'This address does not hold any more. Start playing there anew.');
    const what = classifyMediaFile(file);
    reply.headers(fromAnywhere);
    return answer(request, reply, user, what && forScreens.includes(what.kind) ? what : null);
  });
};
