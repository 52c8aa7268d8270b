import type { HealthKind, HealthMark } from '@jomo/recorder/protocol';

const names: Readonly<Record<HealthKind, string>> = {
  no_media: 'No media',
  frozen: 'Picture stood still',
  silent: 'Silence',
  black: 'Black picture',
  still: 'The recorded picture did not change',
  slow_encoder: 'The machine was too slow',
  disk_low: 'Disk nearly full',
  browser_gone: 'The browser was gone',
  capture_gone: 'The capture was gone',
  chat_unavailable: 'Chat not available',
  stream_ended: 'The broadcast seemed to be over',
  healed: 'Healed',
  gap: 'Gap',
};

/** What a mark tells: the recorder's sentence, or the name of its kind. */
export function describeMark(mark: HealthMark): string {
  if (mark.detail) return mark.detail;
  return mark.phase === 'end' ? `${names[mark.kind]}: over` : names[mark.kind];
}

/** `good` = trouble over or healed, `bad` = trouble began, `step` = something was done about it. */
export function toneOfMark({ kind, phase }: Pick<HealthMark, 'kind' | 'phase'>): 'good' | 'bad' | 'step' {
  if (kind === 'healed' || phase === 'end') return 'good';
  return phase === 'point' && kind !== 'gap' && kind !== 'stream_ended' ? 'step' : 'bad';
}
