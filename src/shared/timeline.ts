/**
 * One unbroken run of media: `mediaStart` and `duration` in seconds of the player's timeline, `wallStart` in epoch
 * milliseconds (program date time of its first frame). Runs are in order and do not overlap.
 */
export type Run = { part: number; mediaStart: number; duration: number; wallStart: number };

/** Media seconds -> wall clock; positions outside are clamped to the nearest run. Null when nothing was recorded. */
export function mediaToWall(runs: readonly Run[], mediaSec: number): number | null {
  const first = runs[0];
  if (!first) return null;
  const run = runs.findLast((candidate) => candidate.mediaStart <= mediaSec) ?? first;
  const within = Math.min(Math.max(mediaSec - run.mediaStart, 0), run.duration);
  return run.wallStart + within * 1000;
}

/** Wall clock -> media seconds; a moment in a gap maps to the start of the next run. Null when nothing was recorded. */
export function wallToMedia(runs: readonly Run[], wallMs: number): number | null {
  const last = runs.at(-1);
  if (!last) return null;
  // A clock that was set back while recording lets a later run begin at an earlier time.
  const inside = runs.find((run) => run.wallStart <= wallMs && wallMs <= run.wallStart + run.duration * 1000);
  if (inside) return inside.mediaStart + (wallMs - inside.wallStart) / 1000;
  const next = runs.find((run) => wallMs < run.wallStart);
  return next ? next.mediaStart : last.mediaStart + last.duration;
}

export type Gap = { mediaAt: number; fromMs: number; toMs: number; seconds: number };

/** The holes between runs: where they fall on the media timeline and how much of the broadcast is missing. */
export function findGaps(runs: readonly Run[]): Gap[] {
  return runs.slice(1).map((run, index) => {
    const before = runs[index] as Run;
    const fromMs = before.wallStart + before.duration * 1000;
    return {
      mediaAt: run.mediaStart,
      fromMs,
      toMs: run.wallStart,
      seconds: Math.max(0, (run.wallStart - fromMs) / 1000),
    };
  });
}
