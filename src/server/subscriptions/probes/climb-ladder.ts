import { type Probe, ProbeError, type ProbeTarget, type Sighting } from './probe';

export type LadderResult = {
  sighting: Sighting;
  /** Who answered; null when nobody could. */
  by: Probe['name'] | null;
  /** What the others said when they failed. */
  errors: { by: Probe['name']; message: string; kind: ProbeError['kind'] }[];
  /** A probe that could tell had no time for it: look as deep again soon. */
  postponed: boolean;
  /** A browser was sent, whatever came of it: the next look is not to be soon. */
  sentBrowser: boolean;
};

/** A probe that does not heed its signal is left behind, so that one that hangs holds up nobody. */
function raced<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const given = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new ProbeError('it did not answer in time.', 'unreachable'));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    const forget = () => signal.removeEventListener('abort', giveUp);
    work.then(forget, forget);
  });
  return Promise.race([work, given]);
}

/**
 * Asks one probe after the other, cheapest first, until one knows; a guess counts when nobody does. A bot wall or a
 * channel that is gone ends it: asking again by other means would be hammering. Never throws.
 */
export async function climbLadder(
  probes: readonly Probe[],
  target: ProbeTarget,
  signal: AbortSignal,
): Promise<LadderResult> {
  const errors: LadderResult['errors'] = [];
  let guess: Pick<LadderResult, 'sighting' | 'by'> = { sighting: { verdict: 'unknown' }, by: null };
  let postponed = false;
  let sentBrowser = false;
  for (const probe of probes) {
    if (signal.aborted) break;
    if (!probe.fits(target)) continue;
    try {
      const sighting = await raced(probe.look(target, signal), signal);
      postponed ||= sighting.postponed === true;
      sentBrowser ||= probe.name === 'browser' && sighting.postponed !== true;
      if (sighting.verdict === 'unknown') continue;
      if (!sighting.weak) return { sighting, by: probe.name, errors, postponed, sentBrowser };
      guess = { sighting, by: probe.name };
    } catch (error) {
      const kind = error instanceof ProbeError ? error.kind : 'helper';
      const message = error instanceof Error ? error.message : String(error);
      errors.push({ by: probe.name, message: message.slice(0, 300), kind });
      if (kind === 'bot_wall' || kind === 'gone') break;
    }
  }
  return { ...guess, errors, postponed, sentBrowser };
}
