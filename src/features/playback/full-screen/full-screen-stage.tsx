'use client';

import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef } from 'react';
import { releaseSmallWindow } from './hold-small-window';
import { useFullScreen } from './use-full-screen';

type Stage = { element: RefObject<HTMLElement | null>; full: boolean };

const StageContext = createContext<Stage>({ element: { current: null }, full: false });

/**
 * Fills the screen in the place of the player, which is another one for every video: what lies around it stays, and
 * full screen with it, when the next video begins. Dark whatever the theme, since pictures are looked at in the dark.
 */
export function FullScreenStage({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const full = useFullScreen();
  const stage = useMemo(() => ({ element, full }), [full]);
  useEffect(() => releaseSmallWindow, []);
  return (
    <div ref={element} data-theme="dark">
      <StageContext.Provider value={stage}>{children}</StageContext.Provider>
    </div>
  );
}

/** What to ask for full screen, once it is there, and whether something is in full screen. */
export function useStage(): Stage {
  return useContext(StageContext);
}
