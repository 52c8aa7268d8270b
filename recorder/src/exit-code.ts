import type { SessionResult } from './session';

/** Exit codes of the recorder (README, "Exit codes"). */
export const EXIT = { finished: 0, failed: 1, badJob: 2, appRefused: 3 } as const;

/** 3 wins over 1: what matters to whoever started us is that the spool was not handed over. */
export function exitCodeOf(result: SessionResult): number {
  if (!result.handedOver || result.failure?.code === 'unauthorized') return EXIT.appRefused;
  return result.state === 'finished' ? EXIT.finished : EXIT.failed;
}
