const MIN_STEP = 0.01;
const MIN_MS = 1000;

/**
 * Writes progress (0..1) at most once a second and a percent at a time, one write after the other. `settle` waits for
 * the last write; a failed write is left to the next one.
 */
export function trackProgress(write: (share: number) => Promise<unknown>, now: () => Date) {
  let lastShare = 0;
  let lastAt = 0;
  let writing: Promise<unknown> | null = null;
  return {
    report(share: number): void {
      const at = now().getTime();
      if (writing || share - lastShare < MIN_STEP || at - lastAt < MIN_MS) return;
      lastShare = share;
      lastAt = at;
      writing = write(Math.min(share, 1))
        .catch(() => {})
        .finally(() => {
          writing = null;
        });
    },
    async settle(): Promise<void> {
      await writing;
    },
  };
}
