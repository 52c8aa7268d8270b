'use client';

import { useCallback, useEffect, useState } from 'react';
import { THEME_KEY, type ThemeChoice, themeChoices } from '@/features/shell/theme';

/** The choice of theme that this browser remembers, and how to change it. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [value, setValue] = useState<ThemeChoice>('system');
  useEffect(() => {
    try {
      const stored = localStorage.getItem(THEME_KEY);
      setValue(themeChoices.find((choice) => choice === stored) ?? 'system');
    } catch {}
  }, []);
  const choose = useCallback((choice: ThemeChoice) => {
    setValue(choice);
    try {
      localStorage.setItem(THEME_KEY, choice);
    } catch {}
    window.dispatchEvent(new Event('jomo-theme'));
  }, []);
  return [value, choose];
}
