import type { Command } from '@jomo/recorder/protocol';

/**
 * What the recorder is told with every answer, again and again until its reports show it done: to stop, and until when
 * to go on (telling it the end it knows already changes nothing).
 */
export function answerCommands(row: { stopRequestedAt: Date | null; endAt: Date | null }): Command[] {
  if (row.stopRequestedAt) return [{ type: 'stop' }];
  return row.endAt ? [{ type: 'extend', endAt: row.endAt.toISOString() }] : [];
}
