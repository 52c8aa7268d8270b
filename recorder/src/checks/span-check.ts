/**
 * A condition that must hold for `beginMs` before it counts, and be over for `endMs` before it is taken back. Answers
 * `begin` and `end` exactly once per span. `bad` null = not known now: nothing changes.
 */
export function createSpanCheck({ beginMs, endMs }: { beginMs: number; endMs: number }) {
  let open = false;
  let changedSince: number | null = null;
  return (bad: boolean | null, now: number): 'begin' | 'end' | null => {
    if (bad === null) return null;
    if (bad === open) {
      changedSince = null;
      return null;
    }
    changedSince ??= now;
    if (now - changedSince < (open ? endMs : beginMs)) return null;
    open = bad;
    changedSince = null;
    return open ? 'begin' : 'end';
  };
}
