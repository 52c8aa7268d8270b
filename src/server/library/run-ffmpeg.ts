import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const STDERR_BYTES = 4000;

type Options = { signal: AbortSignal; timeoutMs: number; input?: AsyncIterable<Buffer> };

/**
 * Runs ffmpeg at low priority, feeding it `input` if given. Rejects with the last lines it printed, or, after killing
 * it, with the signal's reason or a TimeoutError.
 */
export async function runFfmpeg(args: readonly string[], options: Options): Promise<void> {
  const { input } = options;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]);
  signal.throwIfAborted();
  const child = spawn('nice', ['-n', '15', 'ffmpeg', '-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: [input ? 'pipe' : 'ignore', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_BYTES);
  });
  const closed = once(child, 'close');
  // ffmpeg stops reading when it has what it wants; its exit code tells whether that was all right.
  const fed = input && child.stdin ? pipeline(Readable.from(input), child.stdin).catch(() => {}) : undefined;
  try {
    const [code] = await closed;
    await fed;
    if (code !== 0) throw new Error(`ffmpeg ended with code ${String(code)}: ${stderr.trim()}`);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}
