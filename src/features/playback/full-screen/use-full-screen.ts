'use client';

import { useEffect, useState } from 'react';

/** Of the document, the name that older Safaris have for it. */
type OldDocument = Document & { webkitFullscreenElement?: Element | null };

function isFull(): boolean {
  const { fullscreenElement, webkitFullscreenElement }: OldDocument = document;
  return Boolean(fullscreenElement ?? webkitFullscreenElement);
}

/** True while something of this page fills the screen. */
export function useFullScreen(): boolean {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(isFull());
    look();
    const names = ['fullscreenchange', 'webkitfullscreenchange'];
    for (const name of names) document.addEventListener(name, look);
    return () => {
      for (const name of names) document.removeEventListener(name, look);
    };
  }, []);
  return full;
}
