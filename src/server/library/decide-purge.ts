const DAY_MS = 24 * 3600 * 1000;

/** So long a deleted video can be taken back, unless the disk is short. */
export const TRASH_DAYS = 7;

export type TrashedVideo = { id: string /** Epoch ms. */; trashedAt: number; bytes: number };

/**
 * What of the trash is removed for good: what has been there for a week, and, the longest there first, as much more as
 * `missingBytes` asks for. Pure.
 */
export function decidePurge(
  trash: readonly TrashedVideo[],
  { now, missingBytes }: { now: number; missingBytes: number },
): string[] {
  const oldest = [...trash].sort((a, b) => a.trashedAt - b.trashedAt);
  const going: string[] = [];
  let freed = 0;
  for (const { id, trashedAt, bytes } of oldest) {
    if (now - trashedAt < TRASH_DAYS * DAY_MS && freed >= missingBytes) break;
    going.push(id);
    freed += bytes;
  }
  return going;
}
