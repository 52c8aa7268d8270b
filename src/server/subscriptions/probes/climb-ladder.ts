import { type Probe, ProbeError, type ProbeTarget, type Sighting } from './probe';

export type LadderResult = {
  sighting: Sighting;
  /** Who answered; null when nobody could. */
  by: Probe['name'] | null;
  /** What the others said when they failed. */
  errors: { by: Probe['name']; message: string; kind: ProbeError['kind'] }[];
};

/**
 * Asks one probe after the other, cheapest first, until one knows. A bot wall or a channel that is gone ends it: asking
 * again by other means would be hammering. Never throws.
 */
export async function climbLadder(
  probes: readonly Probe[],
  target: ProbeTarget,
  signal: AbortSignal,
): Promise<LadderResult> {
  const errors: LadderResult['errors'] = [];
  for (const probe of probes) {
    if (signal.aborted) break;
    if (!probe.fits(target)) continue;
    try {
      const sighting = await probe.look(target, signal);
      if (sighting.verdict !== 'unknown') return { sighting, by: probe.name, errors };
    } catch (error) {
      const kind = error instanceof ProbeError ? error.kind : 'helper';
      const message = error instanceof Error ? error.message : String(error);
      errors.push({ by: probe.name, message: message.slice(0, 300), kind });
      if (kind === 'bot_wall' || kind === 'gone') break;
    }
  }
  return { sighting: { verdict: 'unknown' }, by: null, errors };
}
