import path from 'node:path';
import { within } from '../clock';
import { RecorderFailure } from '../failure';
import { type Child, spawnChild } from '../process/spawn-child';
import { writeXauthority } from './write-xauthority';

const READY_MS = 10_000;
/**
 * Chromium makes a window that is exactly as large as the screen one pixel smaller, so the screen is a little larger
 * than the picture. Only the picture, at its top left, is captured.
 */
const MARGIN = 16;
export type Display = { name: string; xauthority: string; child: Child };

/**
 * Starts Xvfb on a free display it picks itself (`-displayfd` also tells when it is ready), with room for `width` x `height`,
 * not reachable over TCP and only with the secret in `xauthority`. Throws display_failed.
 */
export async function startDisplay(options: {
  workDir: string;
  width: number;
  height: number;
  env: Record<string, string>;
}): Promise<Display> {
  const xauthority = path.join(options.workDir, 'xauthority');
  await writeXauthority(xauthority);
  let ready: (number: string) => void = () => undefined;
  const number = new Promise<string>((resolve) => {
    ready = resolve;
  });
  const screen = `${options.width + MARGIN}x${options.height + MARGIN}x24`;
  const child = await spawnChild({
    name: 'xvfb',
    command: 'Xvfb',
    args: [
      ...['-displayfd', '3', '-screen', '0', screen, '-auth', xauthority],
      ...['-nolisten', 'tcp', '-noreset', '-nocursor', '-dpi', '96'],
    ],
    env: options.env,
    pipes: [(line) => ready(line.trim())],
  }).catch((error: Error) => {
    throw new RecorderFailure('display_failed', { detail: error.message });
  });
  const answer = await within(READY_MS, Promise.race([number, child.exited.then(() => undefined)]));
  if (!answer) {
    await child.stop([['SIGKILL', 1000]]);
    throw new RecorderFailure('display_failed', { detail: child.tail() });
  }
  return { name: `:${answer}`, xauthority, child };
}
