'use client';

import { useEffect, useState } from 'react';
import type { Download } from '@/offline/download';
import { lostDownloads } from '@/offline/download-reminders';
import { listDownloads } from '@/offline/store-download';
import { onChange } from '@/offline/tell-change';

export type Downloads = { is: 'reading' } | { is: 'unavailable' } | { is: 'read'; items: Download[] };

/** Often enough for a progress bar. */
const REDRAW_MS = 400;

async function read(): Promise<Download[]> {
  const held = await listDownloads();
  return [...held, ...lostDownloads(held)].sort((a, b) => b.addedAt - a.addedAt);
}

/** What is on this device and on its way there, the newest first; kept up to date. */
export function useDownloads(): Downloads {
  const [downloads, setDownloads] = useState<Downloads>({ is: 'reading' });
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = async () => {
      timer = undefined;
      try {
        const items = await read();
        if (!gone) setDownloads({ is: 'read', items });
      } catch {
        if (!gone) setDownloads({ is: 'unavailable' });
      }
    };
    const end = onChange((change) => {
      if (change === 'list') void refresh();
      else timer ??= setTimeout(() => void refresh(), REDRAW_MS);
    });
    void refresh();
    return () => {
      gone = true;
      clearTimeout(timer);
      end();
    };
  }, []);
  return downloads;
}
