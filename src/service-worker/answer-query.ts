import { openOfflineDb } from '@/offline/offline-db';
import { syncProgress } from '@/offline/sync-progress';
import type { KnownVideos } from './known-videos';
import { queries } from './stored-queries';

/** A downloaded video does not wait longer than this for what the server knows of it. */
const PATIENCE_MS = 4_000;

type Item = { result: { data: unknown } } | { error: object };

/** As the server would say it, so that pages need not tell the two apart. */
const unavailable = (path: string): Item => ({
  error: {
    message: 'This needs a connection to the server.',
    code: -32603,
    data: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, path },
  },
});

function readInputs(url: URL): Record<string, unknown> {
  try {
    const inputs: unknown = JSON.parse(url.searchParams.get('input') ?? '{}');
    return typeof inputs === 'object' && inputs !== null ? { ...inputs } : {};
  } catch {
    return {};
  }
}

const videoOf = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'videoId' in input && typeof input.videoId === 'string'
    ? input.videoId
    : null;

/** The answer to one query out of what is stored; null when it is not about a downloaded video. */
async function answerOne(known: KnownVideos, procedure: string, input: unknown): Promise<Item | null> {
  const videoId = videoOf(input);
  if (videoId === null || !(await known.find(videoId))) return null;
  const db = await openOfflineDb();
  const query = queries[procedure];
  const data = query ? await query(db, videoId, input) : await db.get('answers', [videoId, procedure]);
  return data === undefined ? null : { result: { data } };
}

/** Null when nothing of it can be answered here. */
async function answerStored(known: KnownVideos, url: URL, procedures: readonly string[]): Promise<Response | null> {
  const inputs = readInputs(url);
  const batch = url.searchParams.get('batch') === '1';
  const items = await Promise.all(
    procedures.map((procedure, index) => answerOne(known, procedure, batch ? inputs[index] : inputs).catch(() => null)),
  );
  if (items.every((item) => item === null)) return null;
  const answers = items.map((item, index) => item ?? unavailable(procedures[index] ?? ''));
  const body = JSON.stringify(batch ? answers : answers[0]);
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** A position reached offline counts more than what the server still believes. */
async function tellProgressFirst(): Promise<void> {
  await syncProgress();
}

async function askServer(request: Request, procedures: readonly string[]): Promise<Response> {
  if (procedures.includes('playback.info')) await tellProgressFirst().catch(() => {});
  return fetch(request);
}

/**
 * Queries of the API: from the server; when it does not answer, or not soon, what is stored about downloaded videos.
 * Nothing that the server answers is kept here.
 */
export async function answerQuery(
  known: KnownVideos,
  request: Request,
  url: URL,
  procedures: readonly string[],
): Promise<Response> {
  const fresh = askServer(request, procedures).catch(() => null);
  const stored = procedures.some((procedure) => procedure.startsWith('playback.')) ? PATIENCE_MS : null;
  const inTime = await Promise.race([fresh, ...(stored === null ? [] : [waitFor(stored)])]);
  if (inTime && inTime.status < 500) return inTime;
  return (await answerStored(known, url, procedures)) ?? (await fresh) ?? Response.error();
}

function waitFor(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
