'use client';

import { Segmented } from '@/components/ui/segmented';
import { themeChoices } from '@/features/shell/theme';
import { appearanceTexts } from '@/texts/appearance';
import { Section } from './section';
import { useTheme } from './use-theme';

/** Light, dark, or as the device is; remembered by this browser. */
export function AppearanceSection() {
  const [theme, setTheme] = useTheme();
  return (
    <Section title={appearanceTexts.title} note={appearanceTexts.note}>
      <Segmented
        legend={appearanceTexts.theme}
        value={theme}
        options={themeChoices.map((value) => ({ value, label: appearanceTexts.themes[value] }))}
        onChange={setTheme}
      />
    </Section>
  );
}
