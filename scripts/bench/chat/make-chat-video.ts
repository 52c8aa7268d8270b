import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chatMessage } from '@jomo/recorder/protocol';
import { openChatStore } from '../../../src/server/ingest/chat-store';
import { formatIndexRow } from '../../../src/server/ingest/segment-index';
import { seedVideo } from '../../../src/server/library/test-kit/seed-video';
import type { Library } from '../media/with-library';

const run = promisify(execFile);

const CLIP_SEC = 20;
const CLIP = [
  ...['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30', '-f', 'lavfi', '-i', 'sine=f=440:r=48000'],
  ...['-t', String(CLIP_SEC), '-c:v', 'libx264', '-preset', 'superfast', '-crf', '30', '-pix_fmt', 'yuv420p'],
  ...['-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-bf', '0', '-c:a', 'aac', '-b:a', '96k', 'clip.mp4'],
];
const CUT = [
  ...['-c', 'copy', '-f', 'hls', '-hls_time', '4', '-hls_segment_type', 'fmp4', '-hls_playlist_type', 'vod'],
  ...['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', 's%d.m4s', 'out.m3u8'],
];

/** A recording of a 720p30 clip over and over: long, and made in seconds. */
async function writeMedia({ paths }: Library, workDir: string, id: string, seconds: number, startedAt: number) {
  const cwd = path.join(workDir, 'chat-video');
  await mkdir(cwd);
  await run('ffmpeg', ['-nostdin', '-loglevel', 'error', ...CLIP], { cwd });
  const input = ['-stream_loop', '-1', '-i', 'clip.mp4', '-t', String(seconds)];
  await run('ffmpeg', ['-nostdin', '-loglevel', 'error', ...input, ...CUT], { cwd });
  const playlist = await readFile(path.join(cwd, 'out.m3u8'), 'utf8');
  const durations = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map((match) => Number(match[1]));
  const names = ['init.mp4', ...durations.map((_, index) => `s${index}.m4s`)];
  const bytes = await Promise.all(names.map((name) => readFile(path.join(cwd, name))));
  let [offset, at] = [0, startedAt];
  const index = bytes.map(({ length }, seq) => {
    const duration = seq === 0 ? 0 : (durations[seq - 1] ?? 0);
    const row = { seq, offset, length, duration, programDateTime: Math.round(at) };
    offset += length;
    at += duration * 1000;
    return formatIndexRow(row);
  });
  await mkdir(paths.video(id), { recursive: true });
  await writeFile(paths.partMedia(id, 1), Buffer.concat(bytes));
  await writeFile(paths.partIndex(id, 1), index.join(''));
}

/** Lines as long as people write them, from many of them, some paid for. */
function writeChat({ paths }: Library, id: string, startedAt: number, count: number, perSecond: number): void {
  const store = openChatStore(paths.chatDb);
  const words = [
    'so',
    'what a goal',
    'no way, did you see that one from the left',
    'gg',
    'again please',
    'who is that',
  ];
  try {
    for (let from = 0; from < count; from += 10_000) {
      const messages = Array.from({ length: Math.min(10_000, count - from) }, (_, index) => {
        const seq = from + index;
        const text = `${words[seq % words.length]} ${words[(seq * 7) % words.length]} ${seq}`;
        const at = startedAt + Math.floor((seq * 1000) / perSecond);
        const badges = seq % 9 === 0 ? ['member'] : [];
        const paid = seq % 500 === 0 ? { kind: 'paid', amount: `$${1 + (seq % 97)}.00` } : {};
        return chatMessage.parse({ seq, at, author: `viewer ${(seq * 31) % 7000}`, badges, text, ...paid });
      });
      store.insert(id, messages);
    }
  } finally {
    store.close();
  }
}

/** A finished video of `count` messages, `perSecond` each second; answers its id and its length. */
export async function makeChatVideo(library: Library, workDir: string, count: number, perSecond: number) {
  const seconds = count / perSecond;
  const startedAt = new Date(Date.now() - seconds * 1000);
  const recording = { ownerId: library.ownerId, recording: 'finished', startedAt, durationSec: seconds };
  const id = await seedVideo(library.db, { ...recording, title: 'A loud evening' });
  await writeMedia(library, workDir, id, seconds, startedAt.getTime());
  writeChat(library, id, startedAt.getTime(), count, perSecond);
  return { id, seconds };
}
