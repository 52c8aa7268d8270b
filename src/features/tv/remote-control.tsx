'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { playerOf } from './command-player';
import { bestTarget, firstTarget, focusedElement } from './focus-target';
import { handleRemoteKey, type Navigation } from './handle-remote-key';
import { mainPart } from './move-focus';
import { pressByGamepad } from './press-by-gamepad';
import { readRemoteKey } from './read-remote-key';
import { placeOf, restoreFocus } from './remember-focus';
import { isTvLayout } from './use-layout-choice';
import { watchGamepads } from './watch-gamepads';

/**
 * Keeps the focus of each page: where it was when somebody comes back, at the start of a new one. Answers a function to
 * call before going back by other means than the browser's.
 */
function useFocusMemory(path: string): () => void {
  const places = useRef(new Map<string, ReturnType<typeof placeOf>>());
  const cameBack = useRef(false);
  const noteBack = useCallback(() => {
    cameBack.current = true;
  }, []);
  useEffect(() => {
    window.addEventListener('popstate', noteBack);
    return () => window.removeEventListener('popstate', noteBack);
  }, [noteBack]);
  useEffect(() => {
    const remembered = cameBack.current ? (places.current.get(path) ?? null) : null;
    cameBack.current = false;
    const free = () => !focusedElement() && !playerOf();
    const begin = {
      best: () => (free() ? bestTarget(mainPart()) : null),
      first: () => (free() ? firstTarget(mainPart()) : null),
    };
    // The player begins with the picture: its controls are fetched when an arrow asks for them.
    const watching = path.startsWith('/watch/');
    const stop = isTvLayout() && !watching ? restoreFocus(remembered, begin) : () => {};
    const note = () => {
      const active = focusedElement();
      if (active) places.current.set(path, placeOf(active));
    };
    const decide = () => stop();
    document.addEventListener('focusin', note);
    document.addEventListener('keydown', decide, true);
    return () => {
      stop();
      document.removeEventListener('focusin', note);
      document.removeEventListener('keydown', decide, true);
    };
  }, [path]);
  return noteBack;
}

/** Arrow keys, Back and media keys of remote controls, in the TV layout; gamepads in any. */
export function RemoteControl() {
  const path = usePathname();
  const router = useRouter();
  const visited = useRef(0);
  const navigation = useRef<Navigation | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page counts.
  useEffect(() => {
    visited.current += 1;
  }, [path]);
  const noteBack = useFocusMemory(path);
  navigation.current = {
    path,
    back: () => {
      noteBack();
      if (visited.current > 1) router.back();
      else router.push('/');
    },
    goTo: (target) => router.push(target),
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // What is not trusted comes from us, on its way to the player or a menu.
      if (!event.isTrusted || event.defaultPrevented || !isTvLayout() || !navigation.current) return;
      const key = readRemoteKey(event);
      if (!key || !handleRemoteKey(key, event.key, navigation.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', listen, true);
    const stop = watchGamepads((key) => {
      if (navigation.current) pressByGamepad(key, navigation.current);
    });
    return () => {
      window.removeEventListener('keydown', listen, true);
      stop();
    };
  }, []);
  return null;
}
