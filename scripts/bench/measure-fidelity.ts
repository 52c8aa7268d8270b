import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type FidelityReport, fidelityReport } from '../../recorder/protocol/fidelity';
import type { BenchContext } from './row';

/** What our own analyser says of a recording of the test card, ours or a peer's. Rejects when it cannot read it. */
export async function measureFidelity({ root, signal }: BenchContext, file: string): Promise<FidelityReport> {
  const recorder = path.join(root, 'dist/recorder.js');
  const { stdout } = await promisify(execFile)(process.execPath, [recorder, 'measure', file], { signal });
  return fidelityReport.parse(JSON.parse(stdout));
}
