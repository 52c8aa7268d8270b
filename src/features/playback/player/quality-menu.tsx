'use client';

import { ChoiceMenu } from './choice-menu';
import { qualityLabel, qualityOptions } from './quality-options';
import type { useHls } from './use-hls';

type Props = {
  hls: Pick<ReturnType<typeof useHls>, 'levels' | 'playing' | 'chosen' | 'choose' | 'reconnect'>;
  /** How many rungs the server offers by now; more than known = packaging added some since. */
  offered: number;
  onOpenChange: (open: boolean) => void;
};

const RELOAD = -2;

export function QualityMenu({ hls, offered, onOpenChange }: Props) {
  const { levels, playing, chosen, choose, reconnect } = hls;
  if (levels.length === 0) return null;
  const options = qualityOptions(levels, playing);
  const more = offered > levels.length && levels.every(({ height }) => height > 0) && levels.length === 1;
  if (more) options.push({ value: RELOAD, label: 'More qualities…' });
  return (
    <ChoiceMenu
      label="Quality"
      face={qualityLabel(levels, chosen, playing)}
      value={chosen}
      options={options}
      onChoose={(value) => (value === RELOAD ? reconnect() : choose(value))}
      onOpenChange={onOpenChange}
    />
  );
}
