import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Machine } from './describe-machine';
import { loadAverage, watchOthers } from './machine-load';
import type { PartReport } from './report';
import { type BenchContext, type BenchPart, NotHere, type Row } from './row';

type Settings = Omit<BenchContext, 'workDir'> & { machine: Machine };
type Outcome = Pick<PartReport, 'rows' | 'failure'>;

/** How long to look at what other programs do before a part begins. */
const LOOK_MS = 3_000;

/** A program's last words are at the end of what it said, and what was asked of it at the beginning. */
function shorten(message: string): string {
  return message.length <= 500 ? message : `${message.slice(0, 150)} [...] ${message.slice(-300)}`;
}

async function attempt(part: BenchPart, context: BenchContext): Promise<Outcome> {
  try {
    const rows: Row[] = await part.run(context);
    const wrong = rows.find(({ ours, peer }) => !Number.isFinite(ours) || (peer && !Number.isFinite(peer.value)));
    if (wrong) throw new Error(`There is no figure for "${wrong.what}".`);
    return { rows, failure: null };
  } catch (error) {
    const kind = error instanceof NotHere ? 'not_here' : 'broken';
    const message = shorten(error instanceof Error ? error.message : String(error));
    return { rows: [], failure: { kind, message } };
  }
}

/** Runs one part in a directory of its own, with nothing else, and watches what others do to the machine meanwhile. */
export async function runPart(part: BenchPart, settings: Settings): Promise<PartReport> {
  const workDir = await mkdtemp(path.join(os.tmpdir(), 'jomo-bench-'));
  try {
    const ahead = await watchOthers();
    await sleep(settings.quick ? LOOK_MS / 3 : LOOK_MS);
    const [othersBefore, loadBefore, startedAt] = [await ahead.stop(), loadAverage(), new Date()];
    const others = await watchOthers();
    const outcome = await attempt(part, { ...settings, workDir });
    const othersDuring = await others.stop();
    return {
      part: part.name,
      startedAt: startedAt.toISOString(),
      seconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
      quick: settings.quick,
      machine: settings.machine,
      load: {
        before: loadBefore,
        after: loadAverage(),
        othersBefore,
        othersDuring: part.outside ? null : othersDuring,
      },
      ...outcome,
    };
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
