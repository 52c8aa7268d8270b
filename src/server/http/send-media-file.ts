import { type FileHandle, open, stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors';
import { isExactRangeWithin } from './decide-sender';
import { planAnswer } from './plan-answer';
import { pourFile } from './pour-file';

export type MediaAnswer = {
  /** Absolute. */
  file: string;
  /** Nothing from this byte on is served; the whole file when left out. */
  bytes?: number;
  /** More may be written behind `bytes` at any moment. */
  growing: boolean;
  cacheControl: string;
  contentType: string;
  /** Where nginx finds the file, when nginx is to send it. */
  accelPath: string | null;
};

const sentences = { 412: 'The file has changed meanwhile.', 416: 'The file has no such range of bytes.' } as const;

/** The same bytes leave by nginx as would by the app. */
async function mayHandOver(request: FastifyRequest, { file, bytes, growing }: MediaAnswer): Promise<boolean> {
  if (bytes === undefined || isExactRangeWithin(request.headers, bytes)) return true;
  return !growing && (await stat(file).catch(() => null))?.size === bytes;
}

async function openFile(file: string): Promise<FileHandle> {
  return open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new AppError('not_found', 'This file does not exist.');
    throw error;
  });
}

/**
 * Answers with a file: ranges, conditional requests, HEAD. The one place through which media bytes leave: by
 * X-Accel-Redirect where nginx is in front and may send them, else from here. The file is closed when the client goes
 * away. Throws AppError `not_found`.
 */
export async function sendMediaFile(request: FastifyRequest, reply: FastifyReply, answer: MediaAnswer): Promise<void> {
  const { accelPath, cacheControl, contentType } = answer;
  if (answer.bytes === 0) throw new AppError('not_found', 'Nothing has been recorded yet. Try again in a few seconds.');
  if (accelPath !== null && (await mayHandOver(request, answer))) {
    // Not `cache-control`, which nginx would let stick to errors of its own (deploy/nginx).
    reply.headers({ 'x-accel-redirect': accelPath, 'x-jomo-cache-control': cacheControl, 'content-type': contentType });
    return reply.send('');
  }
  const handle = await openFile(answer.file);
  try {
    const { size, mtimeMs } = await handle.stat();
    const plan = planAnswer(request.headers, { bytes: Math.min(answer.bytes ?? size, size), changedMs: mtimeMs });
    if (plan.status === 412 || plan.status === 416) {
      reply.status(plan.status).headers({ ...plan.headers, 'cache-control': 'no-store' });
      return reply.send({ error: sentences[plan.status], code: 'bad_input' });
    }
    reply.hijack();
    const sent = plan.status === 304 ? {} : { 'content-type': contentType };
    reply.raw.writeHead(plan.status, { ...plan.headers, 'cache-control': cacheControl, ...sent });
    if ('start' in plan && request.method !== 'HEAD') await pourFile(handle, reply.raw, plan.start, plan.length);
    else reply.raw.end();
  } finally {
    await handle.close();
  }
}
