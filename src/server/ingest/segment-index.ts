// The index beside a media file (part-<n>.idx, <rendition>.idx): one line per segment,
// `seq \t offset \t length \t duration \t programDateTime`. Offsets and lengths in bytes, duration in seconds,
// date time in ISO 8601 UTC. Sequence 0 is the initialization segment (duration 0), media count from 1. A part has one
// run; a rendition holds one run per part, each beginning with its own sequence 0.

export type IndexRow = {
  seq: number;
  offset: number;
  length: number;
  /** Seconds. */
  duration: number;
  /** Wall clock of the first frame, epoch milliseconds. */
  programDateTime: number;
};

/** One initialization segment and the media that need it. */
export type IndexRun = { init: IndexRow; segments: IndexRow[] };

const LINE = /^(\d{1,9})\t(\d{1,15})\t(\d{1,12})\t(\d{1,6}(?:\.\d{1,9})?)\t(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

export function formatIndexRow({ seq, offset, length, duration, programDateTime }: IndexRow): string {
  // Number() drops the zeros that toFixed adds; six digits are a microsecond.
  const seconds = Number(duration.toFixed(6));
  return `${seq}\t${offset}\t${length}\t${seconds}\t${new Date(programDateTime).toISOString()}\n`;
}

function parseLine(line: string): IndexRow | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, seq, offset, length, duration, date] = match;
  const programDateTime = Date.parse(date ?? '');
  if (Number.isNaN(programDateTime)) return null;
  return {
    seq: Number(seq),
    offset: Number(offset),
    length: Number(length),
    duration: Number(duration),
    programDateTime,
  };
}

function follows(before: IndexRow | undefined, row: IndexRow): boolean {
  if (row.length === 0) return false;
  if (!before) return row.seq === 0 && row.offset === 0;
  return row.offset === before.offset + before.length && (row.seq === 0 || row.seq === before.seq + 1);
}

/**
 * Reads an index up to the first line that is torn, malformed or out of step: what a crash can leave is a bad end,
 * never a bad middle, and what precedes it is sound. `validBytes` is where the sound part ends (lines are ASCII).
 */
export function parseIndex(text: string): { rows: IndexRow[]; validBytes: number } {
  const rows: IndexRow[] = [];
  let validBytes = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', validBytes)) {
    const row = parseLine(text.slice(validBytes, end));
    if (!row || !follows(rows.at(-1), row)) break;
    rows.push(row);
    validBytes = end + 1;
  }
  return { rows, validBytes };
}

/** The runs of an index in order; a run without media yet has no segments. */
export function splitRuns(rows: readonly IndexRow[]): IndexRun[] {
  const runs: IndexRun[] = [];
  for (const row of rows) {
    if (row.seq === 0) runs.push({ init: row, segments: [] });
    else runs.at(-1)?.segments.push(row);
  }
  return runs;
}

/** Where the indexed media end, in bytes from the start of the file. */
export function indexedBytes(rows: readonly IndexRow[]): number {
  const last = rows.at(-1);
  return last ? last.offset + last.length : 0;
}
