import { execFile } from 'node:child_process';
import { link, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Library } from '../media/with-library';

const run = promisify(execFile);
const PICTURES = 24;

/** A picture for every video, as large and as detailed as real ones; a few files under many names. */
export async function writePosters({ paths }: Library, workDir: string, videoIds: readonly string[]): Promise<void> {
  const dir = path.join(workDir, 'posters');
  await mkdir(dir);
  const source = ['-f', 'lavfi', '-i', 'mandelbrot=s=640x360:r=4', '-frames:v', String(PICTURES), '-q:v', '4'];
  await run('ffmpeg', ['-nostdin', '-loglevel', 'error', ...source, path.join(dir, '%d.jpg')]);
  for (const [index, id] of videoIds.entries()) {
    await mkdir(paths.video(id), { recursive: true });
    await link(path.join(dir, `${1 + (index % PICTURES)}.jpg`), paths.poster(id));
  }
}
