import { canTransition, type Failure, type FinishReason, type RecorderState } from '../protocol/index';
import type { Gauges, ReportPort } from './ports';

export type Enter = (
  next: RecorderState,
  more?: { detail?: string; pageTitle?: string; finish?: FinishReason; failure?: Failure },
) => void;

/** Moves through the protocol's table; an illegal move is a fault of ours and throws. */
export function createStates(report: ReportPort, gauges: Gauges): Enter {
  return (next, more = {}) => {
    if (!canTransition(gauges.state, next)) throw new Error(`Illegal transition ${gauges.state} -> ${next}.`);
    gauges.state = next;
    report.state({ state: next, ...more });
  };
}
