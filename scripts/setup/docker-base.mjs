import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupFailure } from './failure.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const PUBLIC_IMAGE = 'node:20-bookworm-slim';
const LOCAL_IMAGE = 'jomo-base:bookworm';
/** Part of what the local image is made of: raise it when the recipe changes. */
const RECIPE = `2-${process.version}`;
const authorities = '/etc/ssl/certs/ca-certificates.crt';

const docker = (args, options) => run('docker', args, { quiet: true, ...options });

async function hasImage(name) {
  return (await docker(['image', 'inspect', '-f', 'ok', name])).code === 0;
}

async function isLocalCurrent() {
  const { code, output } = await docker([
    'image',
    'inspect',
    '-f',
    '{{index .Config.Labels "jomo.base"}}',
    LOCAL_IMAGE,
  ]);
  return code === 0 && output.trim() === RECIPE;
}

async function must(command, args) {
  const { code, output } = await run(command, args, { quiet: true });
  if (code !== 0)
    throw new SetupFailure(`${command} ${args.join(' ')}: ${output.trim().split('\n').slice(-3).join('\n')}`);
}

/** This Node with its headers, and its npm, at the places where the public image has them. */
function addNode(tree) {
  const local = path.join(tree, 'usr/local');
  const prefix = path.resolve(process.execPath, '../..');
  cpSync(process.execPath, path.join(local, 'bin/node'), { dereference: true });
  cpSync(path.join(prefix, 'lib/node_modules/npm'), path.join(local, 'lib/node_modules/npm'), { recursive: true });
  const headers = path.join(prefix, 'include/node');
  if (existsSync(headers)) cpSync(headers, path.join(local, 'include/node'), { recursive: true });
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(local, 'bin', name));
  }
}

/** This machine's package sources; no manuals, as in the public image. */
function addSources(tree) {
  const etc = path.join(tree, 'etc');
  const own = '/etc/apt/sources.list.d/debian.sources';
  if (existsSync(own)) {
    cpSync(own, path.join(tree, own));
    writeFileSync(path.join(etc, 'apt/sources.list'), '');
  } else {
    cpSync('/etc/apt/sources.list', path.join(etc, 'apt/sources.list'));
  }
  const without = ['doc', 'man', 'locale', 'info'].map((name) => `path-exclude=/usr/share/${name}/*`);
  writeFileSync(path.join(etc, 'dpkg/dpkg.cfg.d/docker'), `${without.join('\n')}\n`);
  for (const rest of ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'var/cache/apt', 'var/lib/apt/lists']) {
    rmSync(path.join(tree, rest), { recursive: true, force: true });
    mkdirSync(path.join(tree, rest), { recursive: true });
  }
}

/** What this machine trusts: a network that inspects its traffic has an authority of its own. */
function addAuthorities(tree) {
  if (!existsSync(authorities)) return;
  const own = '/usr/local/share/ca-certificates';
  mkdirSync(path.dirname(path.join(tree, authorities)), { recursive: true });
  cpSync(authorities, path.join(tree, authorities), { dereference: true });
  if (existsSync(own)) cpSync(own, path.join(tree, own), { recursive: true });
}

async function makeLocalImage() {
  const work = mkdtempSync(path.join(tmpdir(), 'jomo-base-'));
  const tree = path.join(work, 'tree');
  try {
    await must('debootstrap', ['--variant=minbase', 'bookworm', tree]);
    addNode(tree);
    addSources(tree);
    addAuthorities(tree);
    await must('chroot', [tree, 'useradd', '--create-home', '--uid', '1000', '--shell', '/bin/bash', 'node']);
    await must('tar', ['-C', tree, '-cf', path.join(work, 'tree.tar'), '.']);
    const trusts = existsSync(authorities) ? [`ENV NODE_EXTRA_CA_CERTS=${authorities}`] : [];
    const changes = [`LABEL jomo.base=${RECIPE}`, ...trusts, 'CMD ["node"]'];
    const flags = changes.flatMap((change) => ['--change', change]);
    await must('docker', ['import', ...flags, path.join(work, 'tree.tar'), LOCAL_IMAGE]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The image that ours are built on: the public one, or, where that cannot be pulled, one made of Debian's packages with
 * this machine's Node (root only). Answers its name as `base`, or the `reason` why there is none.
 */
export async function ensureBaseImage() {
  const found = (base) => ({ base, reason: null });
  if (await hasImage(PUBLIC_IMAGE)) return found(PUBLIC_IMAGE);
  if (await isLocalCurrent()) return found(LOCAL_IMAGE);
  const pull = () => run('timeout', ['300', 'docker', 'pull', '-q', PUBLIC_IMAGE], { quiet: true });
  const { code, output } = await step(`Pulling ${PUBLIC_IMAGE}`, pull);
  if (code === 0) return found(PUBLIC_IMAGE);
  if (process.getuid?.() !== 0 || !existsSync('/usr/sbin/debootstrap')) {
    return { base: null, reason: `the image ${PUBLIC_IMAGE} could not be pulled (${output.trim()})` };
  }
  await step('It cannot be pulled here: making a base image of Debian’s packages', makeLocalImage);
  return found(LOCAL_IMAGE);
}
