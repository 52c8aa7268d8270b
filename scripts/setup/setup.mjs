import { debianPackages, ensureDebianPackages } from './debian-packages.mjs';
import { SetupFailure } from './failure.mjs';
import { ensureNodePackages } from './node-packages.mjs';

/** Makes sure that everything Jomo needs from outside is there; quick when it is. */
export async function setup() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupFailure(`Jomo needs Node 20.19 or newer, and this is ${process.versions.node}.`);
  }
  if (!process.env.JOMO_SKIP_SYSTEM_PACKAGES) await ensureDebianPackages(debianPackages);
  await ensureNodePackages();
}
