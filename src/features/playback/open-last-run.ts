import type { Run } from '@/shared/timeline';

/**
 * The runs of a recording that goes on: the last one is taken as still growing, so that a position beyond what the
 * server told a few seconds ago still has a wall clock.
 */
export function openLastRun(runs: readonly Run[], live: boolean): Run[] {
  const last = runs.at(-1);
  if (!live || !last) return [...runs];
  return [...runs.slice(0, -1), { ...last, duration: last.duration + 3600 }];
}
