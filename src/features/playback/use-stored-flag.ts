'use client';

import { useCallback, useEffect, useState } from 'react';

/** A yes or no that this browser remembers. */
export function useStoredFlag(key: string, initial: boolean): [boolean, (on: boolean) => void] {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    try {
      const stored = localStorage.getItem(key);
      if (stored !== null) setValue(stored === '1');
    } catch {}
  }, [key]);
  const store = useCallback(
    (on: boolean) => {
      setValue(on);
      try {
        localStorage.setItem(key, on ? '1' : '0');
      } catch {}
    },
    [key],
  );
  return [value, store];
}
