type Entry<T> = { until: number; value: Promise<T> };

export type BriefMemory<T> = (key: string, look: () => Promise<T>, mayReuse?: (value: T) => boolean) => Promise<T>;

/**
 * Remembers answers for `ttlMs`, the newest `maxEntries` of them. A player asks the same questions for every segment, and
 * asking the database each time costs more than sending the bytes. Askers at the same moment share one look; a failed
 * look is forgotten. `mayReuse` refuses what is remembered, which is then looked up anew. `now` is in milliseconds.
 */
export function createBriefMemory<T>(now: () => number, ttlMs: number, maxEntries = 1000): BriefMemory<T> {
  const entries = new Map<string, Entry<T>>();
  return async function remember(key, look, mayReuse = () => true) {
    const known = entries.get(key);
    if (known && known.until > now()) {
      const value = await known.value;
      if (mayReuse(value)) return value;
    }
    const entry: Entry<T> = { until: now() + ttlMs, value: look() };
    entry.value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    entries.delete(key);
    entries.set(key, entry);
    const oldest = entries.keys().next().value;
    if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    return entry.value;
  };
}
