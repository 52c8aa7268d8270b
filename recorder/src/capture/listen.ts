import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SINK } from '../display/start-sound';

const run = promisify(execFile);

/** Highest peak of the next `seconds` on the sound card, dBFS; null when it cannot be told. */
export async function listen(options: {
  ffmpeg: string;
  env: Record<string, string>;
  seconds: number;
}): Promise<number | null> {
  const { stderr } = await run(
    options.ffmpeg,
    [
      ...['-hide_banner', '-nostdin', '-nostats', '-f', 'pulse', '-i', `${SINK}.monitor`],
      ...['-t', `${options.seconds}`, '-af', 'volumedetect', '-f', 'null', '-'],
    ],
    { env: options.env, timeout: options.seconds * 1000 + 5000, killSignal: 'SIGKILL' },
  ).catch(() => ({ stderr: '' }));
  const peak = Number(/max_volume: (\S+) dB/.exec(stderr)?.[1] ?? Number.NaN);
  return Number.isFinite(peak) ? peak : null;
}
