import type { Failure, FinishReason } from '@jomo/recorder/protocol';
import type { RecordingStatus } from '@/shared/recording';
import { mayReplaceLost, type Wish, whyDone } from './relaunch-policy';

export type EndedRecording = {
  status: RecordingStatus;
  finishReason: FinishReason | null;
  failure: Pick<Failure, 'retryable'> | null;
};

/**
 * A broadcast came back, or was never away, after its recording had ended: may the recording go on with a next part? Not
 * when the user or a limit ended it, nor when another try would fail the same way. `wish` as of now. Pure.
 */
export function mayGoOn({ status, finishReason, failure }: EndedRecording, wish: Wish, now: number): boolean {
  if (whyDone(wish, now) !== null || !mayReplaceLost(wish)) return false;
  if (status === 'failed') return failure?.retryable === true;
  // `cancelled` with this reason: the page said that it is over before anything was recorded.
  return finishReason === 'stream_ended';
}
