import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * One JPEG of the screen, at most 480 pixels wide. A separate short ffmpeg, because a screenshot through the browser
 * would stall the page that is being recorded. Throws when ffmpeg fails or takes longer than 5 s.
 */
export async function takeSnapshot(options: {
  ffmpeg: string;
  display: string;
  width: number;
  height: number;
  env: Record<string, string>;
}): Promise<Uint8Array<ArrayBuffer>> {
  const { stdout } = await run(
    options.ffmpeg,
    [
      ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-probesize', '32', '-analyzeduration', '0'],
      ...['-f', 'x11grab', '-draw_mouse', '0', '-video_size', `${options.width}x${options.height}`],
      ...['-i', options.display, '-frames:v', '1', '-vf', "scale='min(480,iw)':-2:flags=fast_bilinear"],
      ...['-q:v', '5', '-f', 'image2pipe', '-c:v', 'mjpeg', 'pipe:1'],
    ],
    { env: options.env, encoding: 'buffer', timeout: 5000, killSignal: 'SIGKILL', maxBuffer: 4 * 1024 * 1024 },
  );
  return new Uint8Array(stdout);
}
