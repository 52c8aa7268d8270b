import { Readable } from 'node:stream';
import {
  chatImageHash,
  eventBatch,
  MAX_CHAT_IMAGE_BYTES,
  MAX_SEGMENT_BYTES,
  MAX_SNAPSHOT_BYTES,
  segmentHeaders,
} from '@jomo/recorder/protocol';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isActive, recordingStatus } from '@/shared/recording';
import { bearerToken, matchesToken } from '../auth/tokens';
import type { Recording } from '../db/generated/client';
import { AppError, type ErrorCode, httpStatus } from '../errors';
import { appendSegment } from '../ingest/append-segment';
import { openPartStore, type PartStore } from '../ingest/part-store';
import { storeChatImage } from '../ingest/store-chat-image';
import { storeSnapshot } from '../ingest/store-snapshot';
import { applyEvents } from '../recordings/apply-event';
import type { ChatSink, RecordingServices } from '../recordings/services';

type Services = RecordingServices & { chat: ChatSink };

/** 200 events of 500 chat messages each would be more, but a recorder sends what came in a second. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

const byId = z.object({ id: z.string().min(1).max(64) });
const imageParams = byId.extend({ hash: chatImageHash });
const segmentParams = byId.extend({ part: z.coerce.number().int().min(1), seq: z.coerce.number().int().min(0) });

/** An answer with a status of its own besides those of AppError. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | 'gone',
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('bad_input', `That request is not valid: ${z.prettifyError(parsed.error).slice(0, 500)}`);
}

/**
 * The recording whose recorder sends this: 404 for an unknown one, 410 when no recorder may speak for it any more, 401
 * for a missing or wrong token.
 */
async function authorize({ db }: Services, request: FastifyRequest): Promise<Recording> {
  const { id } = parse(byId, request.params);
  const row = await db.recording.findUnique({ where: { id } });
  if (!row) throw new Refusal(404, 'not_found', 'There is no such recording.');
  const token = bearerToken(request.headers.authorization);
  if (!token) throw new Refusal(401, 'unauthorized', 'A recorder has to send its token.');
  if (!row.tokenHash || !isActive(recordingStatus.parse(row.status))) {
    throw new Refusal(410, 'gone', 'The recording has ended or goes on with another recorder.');
  }
  if (!matchesToken(token, row.tokenHash)) throw new Refusal(401, 'unauthorized', 'The token is not valid here.');
  return row;
}

function answerError({ log }: Services, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  // What is left of a refused body would be taken for the next request; a client that still sends gets the answer.
  if (request.raw.readable && !request.raw.readableEnded) reply.header('connection', 'close');
  if (error instanceof Refusal) return reply.status(error.status).send({ error: error.sentence, code: error.code });
  if (error instanceof AppError) {
    return reply.status(httpStatus[error.code]).send({ error: error.userMessage, code: error.code });
  }
  const status = statusOf(error);
  if (status === 413)
    return reply.status(413).send({ error: 'That is more than is taken at once.', code: 'too_large' });
  if (status < 500) return reply.status(status).send({ error: 'That request is not valid.', code: 'bad_input' });
  const full = isDiskFull(error);
  log.error({ err: error, url: request.url }, 'recorder request failed');
  const sentence = full ? 'The disk of the server is full.' : 'Something went wrong on the server. Its log says more.';
  return reply.status(full ? 507 : 500).send({ error: sentence, code: full ? 'unavailable' : 'internal' });
}

/** From the file system, or from SQLite by way of Prisma, which tells SQLite's code only in its message. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'ENOSPC') || /\bSQLITE_FULL\b/.test(error.message);
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

/** `content-length` lets a body that is too big be refused before it is read. */
function refuseTooLong(request: FastifyRequest): void {
  if (Number(request.headers['content-length'] ?? 0) > MAX_SEGMENT_BYTES) {
    throw new AppError('too_large', `A segment may have ${MAX_SEGMENT_BYTES} bytes at most.`);
  }
}

async function putSegment(services: Services, parts: PartStore, request: FastifyRequest, reply: FastifyReply) {
  const recording = await authorize(services, request);
  const { part, seq } = parse(segmentParams, request.params);
  const headers = parse(segmentHeaders, request.headers);
  refuseTooLong(request);
  const target = { recordingId: recording.id, videoId: recording.videoId, part };
  const programDateTime = Date.parse(headers['x-jomo-program-date-time']);
  const meta = { seq, duration: headers['x-jomo-duration'], programDateTime };
  const { next, outOfOrder } = await appendSegment(
    { ...services, parts },
    target,
    meta,
    parse(z.instanceof(Readable), request.body),
  );
  if (!outOfOrder) return { next };
  const sentence = `Segment ${seq} came out of order; ${next} is expected.`;
  return reply.status(409).send({ next, error: sentence, code: 'conflict' });
}

/** What recorders call (DESIGN: recorder protocol). Segments are streamed to disk, never held in memory. */
export const recorderRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const parts = openPartStore(services);
  app.setErrorHandler((error, request, reply) => answerError(services, error, request, reply));
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MAX_SNAPSHOT_BYTES }, (_request, body, done) =>
    done(null, body),
  );

  app.post('/recorder/recordings/:id/events', { bodyLimit: MAX_BATCH_BYTES }, async (request) => {
    const recording = await authorize(services, request);
    return applyEvents(services, recording, parse(eventBatch, request.body));
  });

  app.put('/recorder/recordings/:id/parts/:part/segments/:seq', { bodyLimit: MAX_SEGMENT_BYTES }, (request, reply) =>
    putSegment(services, parts, request, reply),
  );

  app.put('/recorder/recordings/:id/images/:hash', { bodyLimit: MAX_CHAT_IMAGE_BYTES }, async (request, reply) => {
    const recording = await authorize(services, request);
    const { hash } = parse(imageParams, request.params);
    await storeChatImage(services, recording.videoId, hash, parse(z.instanceof(Buffer), request.body));
    return reply.status(204).send();
  });

  app.put('/recorder/recordings/:id/snapshot', { bodyLimit: MAX_SNAPSHOT_BYTES }, async (request, reply) => {
    const recording = await authorize(services, request);
    await storeSnapshot(services, recording.videoId, parse(z.instanceof(Buffer), request.body));
    return reply.status(204).send();
  });
};
