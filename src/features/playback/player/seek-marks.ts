import type { HealthKind, HealthMark } from '@jomo/recorder/protocol';
import { formatSpan } from '@/components/ui/format-duration';
import { type Gap, type Run, wallToMedia } from '@/shared/timeline';
import { watchTexts } from '@/texts/watch';

/** Something to draw on the seek bar. `at` and `length` in media seconds; a moment has length 0. */
export type SeekMark = { at: number; length: number; kind: 'gap' | 'trouble' | 'healed'; label: string };

type Source = { health: readonly HealthMark[]; gaps: readonly Gap[]; runs: readonly Run[] };

/** Gaps shorter than this are joints between parts that nobody notices. */
const SHORTEST_GAP_SEC = 0.25;

function gapMarks(gaps: readonly Gap[]): SeekMark[] {
  return gaps
    .filter(({ seconds }) => seconds >= SHORTEST_GAP_SEC)
    .map(({ mediaAt, seconds }) => ({
      at: mediaAt,
      length: 0,
      kind: 'gap',
      label: watchTexts.missing(formatSpan(Math.max(1, seconds))),
    }));
}

/** Where each trouble ends: at the next `end` of its kind, or at the end of what was recorded. */
function troubleMarks({ health, runs }: Pick<Source, 'health' | 'runs'>): SeekMark[] {
  const marks: SeekMark[] = [];
  const open = new Map<HealthKind, SeekMark>();
  const last = runs.at(-1);
  const total = last ? last.mediaStart + last.duration : 0;
  for (const mark of [...health].sort((a, b) => a.at - b.at)) {
    const at = wallToMedia(runs, mark.at);
    // Gaps are drawn from the media itself, which is exact.
    if (at === null || mark.kind === 'gap') continue;
    const began = open.get(mark.kind);
    if (mark.phase === 'end') {
      if (began) began.length = Math.max(0, at - began.at);
      open.delete(mark.kind);
      continue;
    }
    if (mark.phase === 'begin' && began) continue;
    const drawn: SeekMark = { at, length: 0, kind: mark.kind === 'healed' ? 'healed' : 'trouble', label: mark.detail };
    if (mark.phase === 'begin') open.set(mark.kind, drawn);
    marks.push(drawn);
  }
  for (const mark of open.values()) mark.length = Math.max(0, total - mark.at);
  return marks;
}

/** Everything worth drawing on the seek bar, in order of media time. */
export function seekMarks(source: Source): SeekMark[] {
  return [...troubleMarks(source), ...gapMarks(source.gaps)].sort((a, b) => a.at - b.at);
}

/** Left edge and width of a mark in percent of the bar; null when it lies beyond it. */
export function placeMark(
  mark: Pick<SeekMark, 'at' | 'length'>,
  totalSec: number,
): { left: number; width: number } | null {
  if (!(totalSec > 0) || mark.at > totalSec) return null;
  const left = (Math.max(0, mark.at) / totalSec) * 100;
  const width = Math.min((mark.length / totalSec) * 100, 100 - left);
  return { left, width };
}

/** The mark under the pointer: the one around the moment, or the nearest within `toleranceSec`. */
export function markAt(marks: readonly SeekMark[], sec: number, toleranceSec: number): SeekMark | null {
  let best: SeekMark | null = null;
  let bestDistance = toleranceSec;
  for (const mark of marks) {
    const distance = Math.max(mark.at - sec, sec - (mark.at + mark.length), 0);
    if (distance <= bestDistance) {
      best = mark;
      bestDistance = distance;
    }
  }
  return best;
}
