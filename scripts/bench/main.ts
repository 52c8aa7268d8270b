// Measures every part one after the other; `npm run bench` has set up and built before. Options: options.ts.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeMachine } from './describe-machine';
import { type BenchOptions, parseOptions } from './options';
import { parts } from './parts';
import { renderText } from './render-table';
import type { PartReport } from './report';
import type { BenchPart } from './row';
import { runPart } from './run-parts';
import { writeDocument } from './write-document';

const root = path.resolve(import.meta.dirname, '../..');
/** npm runs scripts in the project's folder, and tells where it was called. */
const calledFrom = process.env.INIT_CWD ?? '.';
const say = (line: string) => console.error(line);

/** A part that cannot even be loaded fails like any other. */
async function load(name: string): Promise<BenchPart> {
  try {
    const part = await parts[name]?.();
    if (part) return part;
    throw new Error('There is no such part.');
  } catch (error) {
    return { name, run: () => Promise.reject(error) };
  }
}

async function runAll(options: BenchOptions, signal: AbortSignal): Promise<PartReport[]> {
  const machine = await describeMachine();
  const reports: PartReport[] = [];
  for (const name of options.only) {
    if (signal.aborted) break;
    say(`\n== ${name}`);
    const tell = (line: string) => say(`   ${line}`);
    const report = await runPart(await load(name), {
      ...{ root, signal, machine, say: tell, quick: options.quick },
      film: options.film && path.resolve(calledFrom, options.film),
    });
    say(`== ${name}: ${report.seconds} s${report.failure ? `, ${report.failure.message}` : ''}`);
    reports.push(report);
  }
  return reports;
}

function exitCode(reports: readonly PartReport[], { strict }: BenchOptions): number {
  const broken = reports.some(({ failure }) => failure?.kind === 'broken');
  const missed = reports.some(({ rows }) => rows.some(({ bar }) => bar?.holds === false));
  return broken || (strict && missed) ? 1 : 0;
}

async function main(): Promise<number> {
  const names = Object.keys(parts);
  const options = parseOptions(process.argv.slice(2), names);
  const stop = new AbortController();
  // Every part cleans up after itself, bounded in time, before the bench ends.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => stop.abort(new Error('The bench was asked to end.')));
  }
  const reports = await runAll(options, stop.signal);
  console.log(`\n${renderText(reports)}`);
  if (options.json) await writeFile(path.resolve(calledFrom, options.json), `${JSON.stringify(reports, null, 2)}\n`);
  if (stop.signal.aborted) return 130;
  if (options.write) await writeDocument(root, names, reports);
  return exitCode(reports, options);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Connections kept alive must not keep the process alive.
process.exit();
