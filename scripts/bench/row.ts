/** One line of the benchmark table. */
export type Row = {
  /** Which part of the bench it belongs to, e.g. "recorder", "media". */
  group: string;
  /** What was measured, with its unit, e.g. "CPU of one 720p30 recording, cores". */
  what: string;
  ours: number;
  /** The same figure of the named peer, measured in the same run; null where the bar is absolute. */
  peer: { name: string; value: number } | null;
  /** The bar of DESIGN.md 6 in words, e.g. "<= 1.15x Jibri", and what it says of this row; null = a figure without a bar. */
  bar: { text: string; holds: boolean } | null;
  /** How it was measured and what disturbed it, in one sentence. */
  note?: string;
};

export type BenchContext = {
  /** A directory of this run's own, removed afterwards. */
  workDir: string;
  /** The project's folder; `dist/` and `.next/` are built. */
  root: string;
  /** Shorter runs, to see that every row still works; figures then mean little, and the table says so. */
  quick: boolean;
  say: (line: string) => void;
  /** A film that the user gave, to be recorded; null = none. */
  film: string | null;
  /** Aborted when the bench is asked to end: stop measuring, clean up, reject. */
  signal: AbortSignal;
};

/** A part of the bench. What it starts it stops. It rejects when it cannot measure, with the reason. */
export type BenchPart = {
  name: string;
  run(context: BenchContext): Promise<Row[]>;
  /** True when it starts programs that are no descendants of the bench (containers), whose CPU time looks like others'. */
  outside?: boolean;
};

/** What a part needs is not on this machine, e.g. Docker: shown in the table with its sentence, but not a failure. */
export class NotHere extends Error {
  override name = 'NotHere';
}
