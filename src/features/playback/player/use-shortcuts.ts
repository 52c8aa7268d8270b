'use client';

import { useEffect, useRef } from 'react';
import { actionForKey, type FocusKind, type PlayerAction } from './shortcuts';

/** What the key press would have done without us. Looks into shadow roots, where media-chrome keeps its sliders. */
function focusKind(event: KeyboardEvent): FocusKind {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return 'other';
  if (target instanceof HTMLInputElement) return target.type === 'range' ? 'range' : 'text';
  if (target.isContentEditable || target.matches('textarea, select')) return 'text';
  const control = event.composedPath().some((node) => node instanceof HTMLElement && node.matches('button, a, [role]'));
  return control ? 'control' : 'other';
}

/** Listens to the keyboard of the whole page, but not while a dialog or a menu is open. */
export function useShortcuts(perform: (action: PlayerAction) => void): void {
  const latest = useRef(perform);
  latest.current = perform;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open], [role="menu"]')) return;
      const action = actionForKey(event, focusKind(event));
      if (!action) return;
      event.preventDefault();
      latest.current(action);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
