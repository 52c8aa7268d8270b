import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { FidelityReport } from '../../recorder/protocol/fidelity';
import { measureFidelity } from './measure-fidelity';
import { measureSsim, type Similarity } from './measure-ssim';
import { recordJibri } from './peers/record-jibri';
import type { Usage } from './process-tree';
import { cardUrl, type RecordedFile, recordCard, untilPackaged } from './record-card';
import type { BenchContext } from './row';
import { withApp } from './with-app';

export type Measured = { usage: Usage; bytesPerSec: number; fidelity: FidelityReport; ssim: Similarity };
export type Rounds = { seconds: number; ours: Measured[]; jibri: Measured[] };

type Kept = RecordedFile & { by: 'ours' | 'jibri' };

/** What is recorded: the page, or null for the app's own card; and the file that it plays. */
export type Subject = { url: string | null; card: string; seconds: number; rounds: number };

async function record(context: BenchContext, { url, seconds, rounds }: Subject): Promise<Kept[]> {
  return withApp(context, {}, async (app) => {
    const page = url ?? (await cardUrl(app));
    const kept: Kept[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      context.say(`round ${round} of ${rounds}: ours, ${seconds} s`);
      const ours = await recordCard(app, page, seconds, context.signal);
      await untilPackaged(app, ours.videoId, context.signal);
      // The data directory goes with the app.
      const file = path.join(context.workDir, `ours-${round}.mp4`);
      await copyFile(ours.file, file);
      context.say(`round ${round} of ${rounds}: Jibri-style, ${seconds} s`);
      const jibri = await recordJibri(context, page, seconds);
      kept.push({ ...ours, file, by: 'ours' }, { ...jibri, by: 'jibri' });
    }
    return kept;
  });
}

async function measure(context: BenchContext, { file, bytes, usage, by }: Kept, card: string): Promise<Measured> {
  context.say(`measuring ${by}: ${usage.cores.toFixed(2)} cores`);
  const fidelity = await measureFidelity(context, file);
  const ssim = await measureSsim(context, file, card);
  return { usage, bytesPerSec: bytes / fidelity.durationSec, fidelity, ssim };
}

/** Records the same page by turns with our recorder and the Jibri-style one (A B A B), and measures all files. */
export async function recordRounds(context: BenchContext, subject: Subject): Promise<Rounds> {
  const measured: Record<Kept['by'], Measured[]> = { ours: [], jibri: [] };
  for (const kept of await record(context, subject)) {
    measured[kept.by].push(await measure(context, kept, subject.card));
  }
  return { seconds: subject.seconds, ...measured };
}

let done: Promise<Rounds> | null = null;

/** The rounds on the app's own test card, once per run of the bench: two parts live on them. */
export function recordCardRounds(context: BenchContext): Promise<Rounds> {
  const card = path.join(context.root, 'public/testcard/card.mp4');
  const [seconds, rounds] = context.quick ? [16, 1] : [60, 2];
  done ??= recordRounds(context, { url: null, card, seconds, rounds });
  return done;
}
