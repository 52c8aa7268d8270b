'use client';

import { startTransition, useEffect, useState } from 'react';

/** The first few of a list, and all of it as soon as the page has time: what is out of sight delays nothing. */
export function useFew<T>(items: readonly T[], few: number): readonly T[] {
  const [all, setAll] = useState(false);
  useEffect(() => startTransition(() => setAll(true)), []);
  return all ? items : items.slice(0, few);
}
