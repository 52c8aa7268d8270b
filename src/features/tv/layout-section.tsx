'use client';

import { Segmented } from '@/components/ui/segmented';
import { layoutTexts } from '@/texts/tv';
import { Section } from '../settings/section';
import { type LayoutChoice, useLayoutChoice } from './use-layout-choice';

const options: readonly { value: LayoutChoice; label: string }[] = [
  { value: 'auto', label: layoutTexts.auto },
  { value: 'tv', label: layoutTexts.tv },
  { value: 'normal', label: layoutTexts.normal },
];

/** Whether this device shows the TV layout. */
export function LayoutSection() {
  const [choice, choose] = useLayoutChoice();
  return (
    <Section title={layoutTexts.title} note={layoutTexts.note}>
      <Segmented legend={layoutTexts.label} value={choice} options={options} onChange={choose} />
    </Section>
  );
}
