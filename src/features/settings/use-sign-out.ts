'use client';

import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { sendKept } from '@/features/playback/position/use-send-kept';
import { clearDevice } from '@/offline/own-device';
import { listDownloads } from '@/offline/store-download';
import { settingsTexts } from '@/texts/settings';

/**
 * Signs out and removes what is kept on this device, so that whoever uses it next finds nothing. `downloads`: how many
 * would go; set when the user has to be asked first.
 */
export function useSignOut() {
  const [busy, setBusy] = useState(false);
  const [downloads, setDownloads] = useState<number | null>(null);
  const toast = useToast();
  const leave = async () => {
    setBusy(true);
    try {
      // What only this device knows would go with the rest.
      await sendKept();
      await signOut({ redirect: false });
      // A browser without storage has nothing to clear.
      await clearDevice().catch(() => {});
      window.location.assign('/sign-in');
    } catch {
      setBusy(false);
      setDownloads(null);
      toast(settingsTexts.stillSignedIn, 'error');
    }
  };
  const ask = async () => {
    const held = await listDownloads().catch(() => []);
    if (held.length > 0) setDownloads(held.length);
    else await leave();
  };
  return { busy, downloads, ask, leave, stay: () => setDownloads(null) };
}
