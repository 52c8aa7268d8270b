import { existsSync } from 'node:fs';
import { within } from '../clock';
import { spawnChild } from '../process/spawn-child';

/** Debian's package chromium-sandbox: makes the sandbox with root's rights where nobody else may. */
const HELPER = '/usr/lib/chromium/chrome-sandbox';
const PATIENCE_MS = 5_000;

/**
 * Will Chromium find what its own sandbox needs? Not as root, and not where the system keeps programs without
 * privileges from making namespaces: it would refuse to start. Asked of the system by making them once.
 */
export async function canSandbox({ root, env }: { root: boolean; env: Record<string, string> }): Promise<boolean> {
  if (root) return false;
  if (existsSync(HELPER)) return true;
  const args = ['--user', '--pid', '--net', '--fork', 'true'];
  const trial = await spawnChild({ name: 'unshare', command: 'unshare', args, env }).catch(() => null);
  // Without the program to ask with, Chromium is the one to find out.
  if (!trial) return true;
  const exit = await within(PATIENCE_MS, trial.exited);
  await trial.stop([['SIGKILL', 1_000]]);
  return exit?.code === 0;
}
