import { createSpanCheck } from './checks/span-check';
import { type Clock, within } from './clock';
import type { Gauges, ReportPort } from './ports';
import { repeat } from './report/repeat';

const LOOK_EVERY_MS = 5000;
const LOOK_MS = 3000;
/** A page that is loaded again, or a popout that is opened anew, is without its chat for a while. */
const AWAY_MS = 20_000;

/**
 * Marks while it is recorded when the page's chat cannot be read: from the beginning where there should be one
 * (`expected`), elsewhere when one was there. Answers how to stop watching.
 */
export function watchForChat(deps: {
  expected: boolean;
  found: () => Promise<boolean>;
  clock: Clock;
  gauges: Pick<Gauges, 'state'>;
  report: Pick<ReportPort, 'mark' | 'log'>;
}): () => Promise<void> {
  const { clock, gauges, report } = deps;
  const check = createSpanCheck({ beginMs: AWAY_MS, endMs: 0 });
  let awaited = deps.expected;
  const look = async () => {
    if (gauges.state !== 'recording') return;
    const there = await within(LOOK_MS, deps.found());
    // A page that does not answer is another trouble, and has its own marks.
    if (there === undefined) return;
    awaited ||= there;
    const phase = check(awaited && !there, clock.now());
    const detail = phase === 'begin' ? 'The chat of the page cannot be read.' : 'The chat can be read again.';
    if (phase) report.mark({ at: clock.now(), kind: 'chat_unavailable', phase, detail });
  };
  const complain = (error: unknown) => report.log('info', `Looking for the chat failed: ${String(error)}`);
  return repeat(clock, LOOK_EVERY_MS, look, complain).stop;
}
