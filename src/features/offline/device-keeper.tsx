'use client';

import { useEffect } from 'react';

/**
 * While the app is open: downloads go on, positions reached offline are told to the server, kept channels are looked at.
 * `owner`: who is signed in; what another user has left on this device is deleted first. Null = nobody can tell.
 */
export function DeviceKeeper({ owner }: { owner: string | null }) {
  useEffect(() => {
    let end = () => {};
    let gone = false;
    const begin = async () => {
      // The part that needs the database comes when the page is there.
      const { beginDeviceWork } = await import('./begin-device-work');
      if (gone) return;
      const stop = await beginDeviceWork(owner);
      if (gone) stop();
      else end = stop;
    };
    // Without a database (a private window) there is nothing to keep.
    begin().catch(() => {});
    return () => {
      gone = true;
      end();
    };
  }, [owner]);
  return null;
}
