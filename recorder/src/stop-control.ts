import type { FinishReason } from '../protocol/index';
import type { RecorderFailure } from './failure';

/** The recording is to end; thrown out of whatever was being waited for. */
export class StopRequested extends Error {}

export type StopControl = {
  /** Ends the recording for this reason; the first one counts. */
  request(reason: FinishReason): void;
  /** Ends the recording because of trouble. */
  fail(failure: RecorderFailure): void;
  reason(): FinishReason | null;
  failure(): RecorderFailure | null;
  signal: AbortSignal;
  /** `work`, or StopRequested as soon as the end was asked for. */
  orStop<T>(work: Promise<T>): Promise<T>;
};

export function createStopControl(): StopControl {
  const controller = new AbortController();
  let reason: FinishReason | null = null;
  let failure: RecorderFailure | null = null;
  const stopped = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(new StopRequested()), { once: true });
  });
  stopped.catch(() => undefined);
  const end = (set: () => void) => {
    if (controller.signal.aborted) return;
    set();
    controller.abort();
  };
  return {
    request: (wanted) =>
      end(() => {
        reason = wanted;
      }),
    fail: (trouble) =>
      end(() => {
        failure = trouble;
      }),
    reason: () => reason,
    failure: () => failure,
    signal: controller.signal,
    orStop: (work) => {
      work.catch(() => undefined);
      return Promise.race([work, stopped]);
    },
  };
}
