'use client';

import { RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { offlineTexts } from '@/texts/offline';
import styles from './update-notice.module.css';
import { useServiceWorker } from './use-service-worker';

/** Registers the service worker, and says when a new version of the app waits; it takes over when the user wants it. */
export function UpdateNotice() {
  const { waiting, takeOver } = useServiceWorker();
  const [dismissed, setDismissed] = useState<ServiceWorker | null>(null);
  if (!waiting || waiting === dismissed) return null;
  return (
    <div className={styles.notice} role="status">
      <span className={styles.text}>{offlineTexts.newVersion}</span>
      <Button variant="primary" size="s" icon={<RefreshCw size="1.1em" aria-hidden />} onClick={takeOver}>
        {offlineTexts.reload}
      </Button>
      <IconButton label={offlineTexts.later} onClick={() => setDismissed(waiting)}>
        <X size="1.25rem" aria-hidden />
      </IconButton>
    </div>
  );
}
