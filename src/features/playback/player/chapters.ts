import { formatSpan } from '@/components/ui/format-duration';
import type { Run } from '@/shared/timeline';
import type { OwnChapter } from '@/shared/views';
import { playerTexts } from '@/texts/player';

/** `id` only of those that the user made. `at` in media seconds. */
export type Chapter = { id: string | null; at: number; title: string };

/** A gap shorter than this is a joint that nobody notices. */
const NOTICED_GAP_SEC = 0.25;

function partChapters(runs: readonly Run[]): Chapter[] {
  if (runs.length < 2) return [];
  return runs.map((run, index) => {
    const before = runs[index - 1];
    if (!before) return { id: null, at: run.mediaStart, title: playerTexts.chapterStart };
    const missing = (run.wallStart - before.wallStart) / 1000 - before.duration;
    const title =
      missing < NOTICED_GAP_SEC
        ? playerTexts.chapterPart(index + 1)
        : playerTexts.chapterAfterGap(index + 1, formatSpan(Math.max(1, missing)));
    return { id: null, at: run.mediaStart, title };
  });
}

/** So near to a part's begin, a chapter that the user made there takes its place, seconds. */
const SAME_SEC = 1;

/** The chapters of a recording by time: the user's own, and one for each of its parts unless it is in one piece. */
export function chaptersOf(runs: readonly Run[], own: readonly OwnChapter[] = []): Chapter[] {
  const parts = partChapters(runs);
  const start = { id: null, at: 0, title: playerTexts.chapterStart };
  // From the first own chapter one may want to go back, too.
  const given = parts.length === 0 && own.length > 0 ? [start] : parts;
  const kept = given.filter(({ at }) => !own.some((chapter) => Math.abs(chapter.at - at) < SAME_SEC));
  return [...kept, ...own].sort((a, b) => a.at - b.at);
}

/** The chapter that one is in; null when there are none. */
export function chapterAt(chapters: readonly Chapter[], sec: number): Chapter | null {
  return chapters.filter(({ at }) => at <= sec).pop() ?? null;
}

/** Back leads to the begin of this chapter first, to the one before within its first seconds. */
const RESTART_SEC = 3;

/** Where the key for the chapter before or after leads, seconds; null when there is none. */
export function chapterJump(chapters: readonly Chapter[], sec: number, direction: 1 | -1): number | null {
  if (direction > 0) return chapters.find(({ at }) => at > sec + 0.1)?.at ?? null;
  return chapters.filter(({ at }) => at < sec - RESTART_SEC).pop()?.at ?? chapters[0]?.at ?? null;
}
