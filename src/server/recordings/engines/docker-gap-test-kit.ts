import { expect } from 'vitest';
import type { DockerApp } from './docker-test-kit';

/** DESIGN, kill -9 of anything: one segment, and ten seconds until the next recorder records. */
const SEGMENT_MS = 4_000;
const START_MS = 10_000;

/**
 * Between the last picture of part 1 and the first of part 2 no more is missing than that, besides `awayMs` for which there
 * was no engine. On a machine busy with other things a start takes longer: what the first one took tells by how much.
 */
export async function expectShortGap(app: DockerApp, id: string, awayMs = 0): Promise<void> {
  const { parts, createdAt } = await app.row(id);
  const [first, second] = [1, 2].map((number) => parts.find((part) => part.number === number));
  const firstStartMs = (first?.createdAt.getTime() ?? Number.NaN) - createdAt.getTime();
  const end = (first?.startedAt?.getTime() ?? Number.NaN) + (first?.durationSec ?? 0) * 1000;
  const gapMs = (second?.startedAt?.getTime() ?? Number.NaN) - end;
  expect(gapMs).toBeLessThan(awayMs + SEGMENT_MS + Math.max(START_MS, 2 * firstStartMs));
}
