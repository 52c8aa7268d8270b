'use client';

import { useEffect, useRef } from 'react';

type Keys = { all: () => void; remove: () => void; stop: () => void };

/** What a key asks of a selection; null = nothing, and of a field that is typed in nothing but to leave. */
export function selectKey(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  typing: boolean,
): keyof Keys | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' && !typing ? 'all' : null;
  if (key === 'Escape') return 'stop';
  return key === 'Delete' && !typing ? 'remove' : null;
}

/** While videos are chosen: Ctrl + A chooses all of them, Delete deletes them, Escape ends it. Not while a dialog is open. */
export function useSelectKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const { target } = event;
      const typing = target instanceof HTMLElement && target.matches('input, textarea, select');
      const asked = selectKey(event, typing);
      if (asked === null) return;
      event.preventDefault();
      latest.current[asked]();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
