import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { BenchContext } from './row';

const LOOP_SEC = 32;
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The film behind, the test card's barcode and flash in front: every analyser reads it like the card itself. */
const GRAPH = [
  '[0:v]fps=30,scale=1280:720:force_original_aspect_ratio=increase:flags=bicubic,crop=1280:720,setsar=1,format=yuv420p[film]',
  '[1:v]split[one][two];[one]crop=1048:88:116:600[code];[two]crop=256:256:960:64[flash]',
  `[film][code]overlay=116:600[marked];[marked][flash]overlay=960:64,trim=end_frame=${LOOP_SEC * 30}[v]`,
].join(';');

/** Makes a test card with a film for its picture, in the shape that the card's page plays (scripts/make-testcard.mjs). */
export async function makeFilmCard({ root, workDir, signal }: BenchContext, film: string): Promise<string> {
  const file = path.join(workDir, 'film-card.mp4');
  const inputs = ['-stream_loop', '-1', '-i', film, '-i', path.join(root, 'public/testcard/card.mp4')];
  const picture = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-profile:v', 'high', '-bf', '0'];
  const gop = ['-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-c:a', 'copy'];
  const colour = ['-colorspace', 'smpte170m', '-color_primaries', 'smpte170m', '-color_trc', 'smpte170m'];
  const mp4 = ['-movflags', '+frag_keyframe+empty_moov+delay_moov+default_base_moof', '-map_metadata', '-1'];
  const maps = ['-filter_complex', GRAPH, '-map', '[v]', '-map', '1:a'];
  const args = [
    '-nostdin',
    '-loglevel',
    'error',
    '-y',
    ...inputs,
    ...maps,
    ...picture,
    ...colour,
    ...gop,
    ...mp4,
    file,
  ];
  await promisify(execFile)('ffmpeg', args, { signal });
  return file;
}

/** What a page of the card tells: a script in its head, and who gets what that posts. */
export type CardTeller = { script: string; onPost: (text: string) => void };

/** Serves the test card's page with that video, while `work` runs; `url` is the page's. */
export async function withCardPage<T>(
  root: string,
  card: string,
  work: (url: string) => Promise<T>,
  teller?: CardTeller,
): Promise<T> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'POST') {
      teller?.onPost(await text(request));
      response.writeHead(204).end();
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/testcard' || pathname === '/testcard/' ? 'index.html' : path.basename(pathname);
    const file = name === 'card.mp4' ? card : path.join(root, 'public/testcard', name);
    response.setHeader('content-type', types[path.extname(name)] ?? 'video/mp4');
    if (name === 'index.html' && teller) {
      response.end((await readFile(file, 'utf8')).replace('</head>', `${teller.script}</head>`));
    } else await pipeline(createReadStream(file), response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/testcard`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
