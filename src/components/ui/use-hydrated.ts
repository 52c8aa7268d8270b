'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False in the HTML that the server sent, true once the page works. A form sent earlier would bypass its code. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
