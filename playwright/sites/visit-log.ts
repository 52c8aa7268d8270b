/** One request for a page (not for its scripts and media); `at` in epoch milliseconds. */
export type Visit = { readonly at: number; readonly path: string; readonly userAgent: string };

export type VisitLog = {
  note(visit: Visit): void;
  all(): readonly Visit[];
  /** Resolves with a visit of that path, one that was there already or the next; rejects after `limitMs`. */
  waitFor(path: string, limitMs?: number): Promise<Visit>;
};

export function createVisitLog(): VisitLog {
  const visits: Visit[] = [];
  const waiting = new Set<(visit: Visit) => void>();
  return {
    note(visit) {
      visits.push(visit);
      for (const tell of waiting) tell(visit);
    },
    all: () => visits,
    waitFor(path, limitMs = 120_000) {
      const before = visits.find((visit) => visit.path === path);
      if (before) return Promise.resolve(before);
      return new Promise((resolve, reject) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(check);
        };
        const check = (visit: Visit) => {
          if (visit.path !== path) return;
          done();
          resolve(visit);
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error(`Nobody opened ${path} within ${limitMs} ms.`));
        }, limitMs);
        waiting.add(check);
      });
    },
  };
}
