import { type RecorderJob, type RecorderResult, recorderResult, tryOutSec } from '@jomo/recorder/protocol';
import { AppError } from '../../errors';

/** More than any result has; a recorder that prints more has gone wrong. */
export const MAX_RESULT_BYTES = 48 * 1024 * 1024;
/** For starting and ending, besides what the recorder takes for the work itself. */
const MARGIN_SEC = 30;

/** Aborts when `signal` does, or when a try-out has taken longer than it ever may. */
export function boundTryOut(job: RecorderJob, signal: AbortSignal): AbortSignal {
  const sec = tryOutSec(job) + MARGIN_SEC;
  return AbortSignal.any([signal, AbortSignal.timeout(sec * 1000)]);
}

/** Where a try-out works: no recording has such an id. */
export function nameTryOut(random: string): string {
  return `try-${random}`;
}

/** The result a recorder printed as its last line. Throws AppError `unavailable` when there is none. */
export function readResult(output: string): RecorderResult {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  try {
    return recorderResult.parse(JSON.parse(line));
  } catch (cause) {
    throw new AppError(
      'unavailable',
      'The recorder ended without saying what it found. Try again; its log says more.',
      {
        cause,
      },
    );
  }
}
