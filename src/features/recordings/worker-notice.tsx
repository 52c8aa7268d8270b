'use client';

import { TriangleAlert } from 'lucide-react';
import { useHealth } from '@/features/settings/use-health';
import { workerTexts } from '@/texts/recordings';
import styles from './worker-notice.module.css';

/** Says that there is trouble with what starts recordings, and which; nothing while all is well. */
export function WorkerNotice() {
  const worker = useHealth().data?.checks.worker;
  return (
    <div role="status">
      {worker?.ok === false && (
        <section className={styles.notice} aria-label={workerTexts.title}>
          <TriangleAlert className={styles.icon} size="1.375rem" aria-hidden />
          <div>
            <p className={styles.title}>{workerTexts.title}</p>
            <p className={styles.text}>{workerTexts.why(worker.detail)}</p>
          </div>
        </section>
      )}
    </div>
  );
}
