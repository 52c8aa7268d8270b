import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isBlack, isSame, type PictureLook, THUMB } from '../checks/picture-check';
import type { QueuedSegment } from '../report/segment-uploader';
import { segmentFile } from './read-segments';

/** Every second full segment: one small decode in eight seconds (cost: recorder/README.md). */
const EVERY_MS = 7500;
const LIMIT_MS = 5000;

/** The first picture of a fragmented MP4 (init segment and one media segment), small and grey. Throws when there is none. */
export function readThumb(
  { ffmpeg, env }: { ffmpeg: string; env: Record<string, string> },
  media: Buffer,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      ffmpeg,
      [
        ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-threads', '1', '-skip_frame', 'nokey', '-i', 'pipe:0'],
        ...['-an', '-frames:v', '1', '-vf', `scale=${THUMB.width}:${THUMB.height}:flags=area,format=gray`],
        ...['-f', 'rawvideo', 'pipe:1'],
      ],
      { stdio: ['pipe', 'pipe', 'ignore'], timeout: LIMIT_MS, killSignal: 'SIGKILL', env },
    );
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', () => {
      const thumb = Buffer.concat(chunks);
      if (thumb.length === THUMB.width * THUMB.height) resolve(thumb);
      else reject(new Error(`The segment shows ${thumb.length} pixels.`));
    });
    // ffmpeg ends as soon as it has its one picture; what it did not read is no error.
    child.stdin.on('error', () => undefined);
    child.stdin.end(media);
  });
}

/**
 * Looks at what was really recorded: one key frame every eight seconds, out of the finished segments. Never throws and
 * never looks twice at once; what cannot be decoded is passed over.
 */
export function createSegmentWatch(deps: {
  ffmpeg: string;
  env: Record<string, string>;
  onLook: (look: PictureLook) => void;
}) {
  let init: { part: number; bytes: Buffer } | null = null;
  let before: Uint8Array | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let busy = false;

  async function look({ partDir, part, seq, wallMs }: QueuedSegment): Promise<void> {
    // Kept, because the spool gives up its first segment soon after the app has it.
    if (init?.part !== part) init = { part, bytes: await readFile(segmentFile(partDir, 0)) };
    const thumb = await readThumb(deps, Buffer.concat([init.bytes, await readFile(segmentFile(partDir, seq))]));
    const still = before ? isSame(before, thumb) : null;
    before = thumb;
    deps.onLook({ at: Math.round(wallMs), black: isBlack(thumb), still });
  }

  return async (segment: QueuedSegment): Promise<void> => {
    if (busy || segment.seq === 0 || Math.abs(segment.wallMs - lookedAt) < EVERY_MS) return;
    busy = true;
    lookedAt = segment.wallMs;
    await look(segment).catch(() => undefined);
    busy = false;
  };
}
