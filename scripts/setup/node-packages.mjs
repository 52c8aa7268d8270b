import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPackages, ensureDebianPackages } from './debian-packages.mjs';
import { SetupFailure } from './failure.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const modules = path.join(root, 'node_modules');
/** Native modules fit one version of Node's binary interface. */
const abiFile = path.join(modules, '.jomo-node');

/** Whether what npm has installed (it keeps its own copy of the lock file) is what the lock file asks for. */
function isInstalled() {
  const copy = path.join(modules, '.package-lock.json');
  if (!existsSync(copy)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(copy, 'utf8')).packages;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (!name.startsWith('node_modules/')) return true;
    return present[name] ? present[name].version === version : optional === true;
  });
}

/** Node's C++ headers of this very version, so that compiling does not have to download them. */
function headersOf(prefix) {
  const file = path.join(prefix, 'include/node/node_version.h');
  if (!existsSync(file)) return false;
  const numbers = ['MAJOR', 'MINOR'].map((part) =>
    new RegExp(`NODE_${part}_VERSION (\\d+)`).exec(readFileSync(file, 'utf8')),
  );
  return numbers.map((match) => match?.[1]).join('.') === process.versions.node.split('.').slice(0, 2).join('.');
}

function compileEnv() {
  const prefix = [path.resolve(process.execPath, '../..'), '/usr'].find(headersOf);
  return prefix ? { npm_config_nodedir: prefix } : {};
}

/** npm wants a writable place for its cache and settings even where there is no home. */
function npmEnv() {
  const usable = process.env.HOME && existsSync(process.env.HOME);
  return usable ? {} : { HOME: path.join(root, 'dist/.home') };
}

async function loadsSqlite() {
  const script = `new (require('better-sqlite3'))(':memory:').close()`;
  return (await run(process.execPath, ['-e', script], { quiet: true })).code === 0;
}

async function ensureSqlite() {
  if (await loadsSqlite()) return;
  const rebuild = () =>
    run('npm', ['rebuild', 'better-sqlite3'], { env: { ...npmEnv(), ...compileEnv() }, quiet: true });
  await step('Preparing the SQLite module (downloaded, or else compiled in two minutes)', rebuild);
  if (await loadsSqlite()) return;
  await ensureDebianPackages(buildPackages);
  const { output } = await step('Compiling the SQLite module (two minutes)', rebuild);
  if (await loadsSqlite()) return;
  console.error(output);
  throw new SetupFailure(
    'The SQLite module could neither be downloaded nor compiled. With python3, make, g++ and Node’s headers in place, run: npm rebuild better-sqlite3',
  );
}

/** Installs the Node packages of the lock file when they are missing or it has changed. */
export async function ensureNodePackages() {
  const abiIsSame = existsSync(abiFile) && readFileSync(abiFile, 'utf8') === process.versions.modules;
  if (isInstalled() && abiIsSame) return;
  await step('Installing Node packages', async () => {
    if (!isInstalled()) {
      // Not `npm ci`: it refuses a lock file that was written where the packages of other platforms are not offered.
      const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
      if ((await run('npm', args, { env: npmEnv() })).code !== 0) {
        throw new SetupFailure(
          'The Node packages could not be installed (see npm’s message above). When the network is back, run: npm install',
        );
      }
    }
    await ensureSqlite();
    writeFileSync(abiFile, process.versions.modules);
  });
}
