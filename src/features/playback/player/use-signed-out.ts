'use client';

import { useEffect, useState } from 'react';
import { SIGNED_OUT_EVENT } from '@/trpc/client';
import type { SendResult } from '../position/send-position';

/**
 * True once the server said that nobody is signed in, to a query of this page or when the position was `told`; until it
 * takes a position again, as it does after somebody has signed in beside this page. The page stays: there is a video to
 * go on with.
 */
export function useSignedOut(told: SendResult | null): boolean {
  const [signedOut, setSignedOut] = useState(false);
  useEffect(() => {
    const stay = (event: Event) => {
      event.preventDefault();
      setSignedOut(true);
    };
    window.addEventListener(SIGNED_OUT_EVENT, stay);
    return () => window.removeEventListener(SIGNED_OUT_EVENT, stay);
  }, []);
  useEffect(() => {
    if (told === 'signed-out') setSignedOut(true);
    if (told === 'sent') setSignedOut(false);
  }, [told]);
  return signedOut;
}
