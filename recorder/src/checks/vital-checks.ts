import type { HealthKind } from '../../protocol/index';
import { createSpanCheck } from './span-check';

/** Below this peak nobody hears anything (16-bit digital silence is -96 dBFS). */
export const SILENT_DB = -70;
const SLOW_SPEED = 0.95;

export type Vitals = { audioDb: number | null; speed: number | null; diskFreeMb: number | null };
export type VitalMark = { kind: HealthKind; phase: 'begin' | 'end'; detail: string };

/** Silence, a slow encoder and a filling disk: what is marked, and at most nudged, but does not end a recording. */
export function createVitalChecks(limits: { diskWarnMb: number }) {
  const silent = createSpanCheck({ beginMs: 60_000, endMs: 2000 });
  const slow = createSpanCheck({ beginMs: 20_000, endMs: 10_000 });
  const disk = createSpanCheck({ beginMs: 0, endMs: 30_000 });
  return (vitals: Vitals, now: number): VitalMark[] => {
    const marks: VitalMark[] = [];
    const note = (kind: HealthKind, phase: 'begin' | 'end' | null, begin: string, end: string) => {
      if (phase) marks.push({ kind, phase, detail: phase === 'begin' ? begin : end });
    };
    const { audioDb, speed, diskFreeMb } = vitals;
    const quiet = silent(audioDb === null ? null : audioDb < SILENT_DB, now);
    note('silent', quiet, 'No sound for a minute.', 'Sound is back.');
    const slowed = slow(speed === null ? null : speed < SLOW_SPEED, now);
    note('slow_encoder', slowed, 'The machine is too slow for this quality.', 'The encoder keeps up again.');
    const low = disk(diskFreeMb === null ? null : diskFreeMb < limits.diskWarnMb, now);
    note(
      'disk_low',
      low,
      `Only ${Math.round(diskFreeMb ?? 0)} MB of disk space are left.`,
      'There is room on the disk again.',
    );
    return marks;
  };
}
