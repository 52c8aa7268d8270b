import type { FinishReason } from '@jomo/recorder/protocol';

/** Why a recording ended well, for people. */
export const finishSentences: Readonly<Record<FinishReason, string>> = {
  stopped: 'Stopped by hand.',
  duration: 'Recorded for as long as asked.',
  max_duration: 'Stopped at the longest duration allowed.',
  stream_ended: 'The broadcast ended.',
  signal: 'The server shut the recorder down.',
  disk_full: 'Stopped because the disk was nearly full.',
};
