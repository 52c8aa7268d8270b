import { z } from 'zod';

export const recorderState = z.enum(['starting', 'opening', 'waiting', 'recording', 'finishing', 'finished', 'failed']);
export type RecorderState = z.infer<typeof recorderState>;

/**
 * The legal moves of one recorder. `waiting` = the page is there, nothing live yet; `recording` is entered only
 * after bytes grew; it can fall back to `opening` when the browser is relaunched before anything was recorded, and to
 * `waiting` when the broadcast has ended and may come back: then the next part begins.
 */
export const transitions: Readonly<Record<RecorderState, readonly RecorderState[]>> = {
  starting: ['opening', 'finishing', 'failed'],
  opening: ['waiting', 'recording', 'finishing', 'failed'],
  waiting: ['opening', 'recording', 'finishing', 'failed'],
  recording: ['waiting', 'finishing', 'failed'],
  finishing: ['finished', 'failed'],
  finished: [],
  failed: [],
};

export function canTransition(from: RecorderState, to: RecorderState): boolean {
  return transitions[from].includes(to);
}

export function isTerminal(state: RecorderState): boolean {
  return transitions[state].length === 0;
}

export const finishReason = z.enum(['stopped', 'duration', 'max_duration', 'stream_ended', 'signal', 'disk_full']);
export type FinishReason = z.infer<typeof finishReason>;
