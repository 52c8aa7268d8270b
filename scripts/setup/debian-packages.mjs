import { existsSync } from 'node:fs';
import { SetupFailure } from './failure.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

/** What recording, packaging and the tests need. The fonts cover Latin, symbols, emoji and, in 2 MB, East Asia. */
export const debianPackages = [
  'chromium',
  'ffmpeg',
  'fonts-dejavu-core',
  'fonts-droid-fallback',
  'fonts-liberation',
  'fonts-noto-color-emoji',
  'pulseaudio',
  'util-linux',
  'xvfb',
];

/** Browsers that only the tests open: Firefox, and WebKit (Safari's engine) with what it needs to play H.264 and AAC. */
export const testBrowserPackages = [
  'firefox-esr',
  'gstreamer1.0-libav',
  'gstreamer1.0-plugins-bad',
  'gstreamer1.0-plugins-good',
  'webkit2gtk-driver',
];

/** What compiling a native module takes, where its prebuilt binary cannot be had. */
export const buildPackages = ['g++', 'make', 'python3'];

async function missing(packages) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format.
  const query = ['-W', '-f', '${db:Status-Status} ${binary:Package}\\n', ...packages];
  const { output } = await run('dpkg-query', query, { quiet: true });
  const installed = [...output.matchAll(/^installed ([^\s:]+)/gm)].map((match) => match[1]);
  return packages.filter((name) => !installed.includes(name));
}

/** How to become root without being asked: nothing as root, sudo when it needs no password or can ask for one. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true });
  if (code === 0) return ['sudo', '-n'];
  return code !== 127 && process.stdin.isTTY ? ['sudo'] : null;
}

async function apt(prefix, args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const [command, ...rest] = [
    ...prefix,
    ...(prefix.length > 0 ? ['env', 'DEBIAN_FRONTEND=noninteractive'] : []),
    'apt-get',
  ];
  return (await run(command, [...rest, '-qq', ...args], { env })).code;
}

/** Installs those of the packages that are missing. Throws SetupFailure with the command to run by hand. */
export async function ensureDebianPackages(packages) {
  const byHand = (names) => `sudo apt-get install --no-install-recommends ${names.join(' ')}`;
  if (!existsSync('/usr/bin/dpkg-query') || !existsSync('/usr/bin/apt-get')) {
    throw new SetupFailure(
      `Jomo sets itself up on Debian and its kin only: install ${packages.join(', ')} by your system's means, then set JOMO_SKIP_SYSTEM_PACKAGES=1.`,
    );
  }
  const names = await missing(packages);
  if (names.length === 0) return;
  await step(`Installing Debian packages: ${names.join(' ')}`, async () => {
    const prefix = await rootPrefix();
    if (!prefix)
      throw new SetupFailure(`Installing packages needs root. Run this once, then start again: ${byHand(names)}`);
    const install = ['install', '-y', '--no-install-recommends', '-o', 'Acquire::Retries=3', ...names];
    // The package lists may be fresh enough; asking the network is the slow part.
    if ((await apt(prefix, install)) === 0) return;
    await apt(prefix, ['update']);
    if ((await apt(prefix, install)) !== 0) {
      throw new SetupFailure(
        `The packages could not be installed (no network, or no such packages in this system's sources). Run this once, then start again: ${byHand(names)}`,
      );
    }
  });
}
