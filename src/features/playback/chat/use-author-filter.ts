'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

type Filter = {
  /** Whose messages are shown; null = everybody's. */
  author: string | null;
  only: (author: string, byKey: boolean) => void;
  everybody: (byKey: boolean) => void;
  /** The button that shows everybody again. */
  chip: RefObject<HTMLButtonElement | null>;
  /** The whole view. */
  whole: RefObject<HTMLDivElement | null>;
};

/**
 * Narrows the chat to one person. The button that was pressed goes away by that: for the keyboard the focus goes to what
 * takes it back, and from there to the view, whose first message is the next stop. A mouse leaves the keys to the player.
 */
export function useAuthorFilter(): Filter {
  const [author, setAuthor] = useState<string | null>(null);
  const chip = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const keepsFocus = useRef(false);
  useEffect(() => {
    if (!keepsFocus.current) return;
    keepsFocus.current = false;
    (author === null ? whole : chip).current?.focus();
  }, [author]);
  const change = useCallback((to: string | null, byKey: boolean) => {
    keepsFocus.current = byKey;
    setAuthor(to);
  }, []);
  const everybody = useCallback((byKey: boolean) => change(null, byKey), [change]);
  return { author, only: change, everybody, chip, whole };
}
