'use client';

import { useCallback, useEffect, useState } from 'react';

/** Long enough to be read. */
const shownMs = (text: string) => 1_000 + 50 * text.length;

/** A few words over the picture that go by themselves. */
export function useFlash(): { text: string | null; flash: (text: string) => void } {
  const [shown, setShown] = useState<{ text: string } | null>(null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), shownMs(shown.text));
    return () => clearTimeout(timer);
  }, [shown]);
  const flash = useCallback((text: string) => setShown({ text }), []);
  return { text: shown?.text ?? null, flash };
}
