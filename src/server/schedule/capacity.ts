import type { PresetName } from '@jomo/recorder/protocol';

/**
 * Cost of one recording of each preset, in cores of the whole recorder process tree (browser, capture, encoder).
 * 720p30 is the bar of the bench; the others keep the page's own share (about 0.28) and scale the encoder's with the
 * pixels per second it takes.
 */
export const presetCores: Readonly<Record<PresetName, number>> = {
  '1080p30': 1.6,
  '720p30': 0.8,
  '720p20': 0.65,
  '480p30': 0.55,
  audio: 0.4,
};

/** A measured cost within this factor of the default is what the reserve of the capacity is for. */
const TOLERANCE = 1.5;

/** Cores to reserve for one recording: the default, or what this machine was seen to need when that is clearly more. */
export function costOf(preset: PresetName, measuredCores: number | null = null): number {
  const cores = presetCores[preset];
  return measuredCores !== null && measuredCores > cores * TOLERANCE ? measuredCores : cores;
}

/** Cores that recordings may use together: what was set, or 90 % of the machine's. */
export function capacityOf({
  setCores,
  machineCores,
}: {
  setCores?: number | undefined;
  machineCores: number;
}): number {
  return setCores ?? machineCores * 0.9;
}

export type Load = {
  recordingId: string;
  costCores: number;
  /** When it will probably end, epoch ms; null = not known. */
  endsAt: number | null;
};

export type Admission = { ok: true } | { ok: false; reason: string };

function sum(running: readonly Pick<Load, 'costCores'>[]): number {
  return running.reduce((total, { costCores }) => total + costCores, 0);
}

/** The moment when enough of the running ones have ended; null when one of those needed has no known end. */
export function slotFreeAt(capacityCores: number, running: readonly Load[], costCores: number): number | null {
  const left = [...running].sort((a, b) => (a.endsAt ?? Infinity) - (b.endsAt ?? Infinity));
  let freeAt: number | null = null;
  while (left.length > 0 && !fits(capacityCores, left, costCores)) freeAt = left.shift()?.endsAt ?? null;
  return freeAt;
}

/** Is there room for one more? Alone, everything is let in. */
export function fits(capacityCores: number, running: readonly Pick<Load, 'costCores'>[], costCores: number): boolean {
  // The sum of tenths is not exact in binary; a thousandth of a core is nobody's loss.
  return running.length === 0 || sum(running) + costCores <= capacityCores + 0.001;
}

/**
 * May the candidate start beside those that run? One recording alone is always let in: a machine that is too small
 * for it still records what it can. The reason is a sentence for the user.
 */
export function admit({
  capacityCores,
  running,
  candidate,
}: {
  capacityCores: number;
  running: readonly Load[];
  candidate: { costCores: number };
}): Admission {
  if (fits(capacityCores, running, candidate.costCores)) return { ok: true };
  const freeAt = slotFreeAt(capacityCores, running, candidate.costCores);
  const when = freeAt === null ? 'when one of them ends or is stopped' : `around ${formatTime(freeAt)}`;
  const used = `${running.length} running recording${running.length === 1 ? ' uses' : 's use'} ${round(sum(running))} of ${round(capacityCores)} cores`;
  return {
    ok: false,
    reason: `Waiting for a free slot: ${used} and this one needs ${round(candidate.costCores)}. It starts ${when}.`,
  };
}

function round(cores: number): string {
  return String(Math.round(cores * 10) / 10);
}

function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)} UTC`;
}
