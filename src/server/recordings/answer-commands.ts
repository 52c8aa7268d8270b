import type { Command } from '@jomo/recorder/protocol';

/**
 * What the recorder is told with every answer, again and again until its reports show it done: to stop, and until when or
 * how long to go on (telling it what it knows already changes nothing).
 */
export function answerCommands(row: {
  stopRequestedAt: Date | null;
  endAt: Date | null;
  durationSec: number | null;
  startedAt: Date | null;
}): Command[] {
  const { endAt, durationSec, startedAt } = row;
  if (row.stopRequestedAt) return [{ type: 'stop' }];
  if (endAt) return [{ type: 'extend', endAt: endAt.toISOString() }];
  return durationSec !== null && startedAt === null ? [{ type: 'lengthen', durationSec }] : [];
}
