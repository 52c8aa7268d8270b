import type { HealthMark } from '@jomo/recorder/protocol';
import { healthTexts } from '@/texts/recordings';

const { names } = healthTexts;

/** What a mark tells: the recorder's sentence, or the name of its kind. */
export function describeMark(mark: HealthMark): string {
  if (mark.detail) return mark.detail;
  return mark.phase === 'end' ? healthTexts.over(names[mark.kind]) : names[mark.kind];
}

/** `good` = trouble over or healed, `bad` = trouble began, `step` = something was done about it. */
export function toneOfMark({ kind, phase }: Pick<HealthMark, 'kind' | 'phase'>): 'good' | 'bad' | 'step' {
  if (kind === 'healed' || phase === 'end') return 'good';
  return phase === 'point' && kind !== 'gap' && kind !== 'stream_ended' ? 'step' : 'bad';
}
