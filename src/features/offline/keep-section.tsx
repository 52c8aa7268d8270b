'use client';

import { Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useToast } from '@/components/ui/toast';
import { endKeep, listKeeps } from '@/offline/apply-keeps';
import type { KeepOffline } from '@/offline/keep-offline';
import { onChange } from '@/offline/tell-change';
import { offlineTexts } from '@/texts/offline';
import styles from './downloads-page.module.css';
import { KeepDialog, nameLimit } from './keep-dialog';

function useKeeps(): readonly KeepOffline[] {
  const [keeps, setKeeps] = useState<readonly KeepOffline[]>([]);
  useEffect(() => {
    let gone = false;
    const read = () =>
      void listKeeps().then(
        (found) => {
          if (!gone) setKeeps(found);
        },
        () => {},
      );
    read();
    const end = onChange((change) => {
      if (change === 'list') read();
    });
    return () => {
      gone = true;
      end();
    };
  }, []);
  return keeps;
}

/** The channels whose newest videos are kept on this device. */
export function KeepSection() {
  const keeps = useKeeps();
  const [adding, setAdding] = useState(false);
  const toast = useToast();
  const end = (channelId: string) => void endKeep(channelId).then(() => toast(offlineTexts.keepEnded));
  return (
    <section className={styles.keep} aria-labelledby="keep-title">
      <div className={styles.keepHeader}>
        <h2 id="keep-title" className={styles.keepTitle}>
          {offlineTexts.keepTitle}
        </h2>
        <Button icon={<Plus size="1.1em" aria-hidden />} onClick={() => setAdding(true)}>
          {offlineTexts.keepAdd}
        </Button>
      </div>
      <p className={styles.note}>{offlineTexts.keepText}</p>
      {keeps.length > 0 && (
        <ul className={styles.rules}>
          {keeps.map(({ channelId, channelName, count, height }) => (
            <li key={channelId} className={styles.rule}>
              <span className={styles.ruleWords}>
                <strong>{channelName}</strong>
                <span className={styles.facts}>{offlineTexts.keepRule(count, nameLimit(height))}</span>
              </span>
              <IconButton label={offlineTexts.keepEnd(channelName)} onClick={() => end(channelId)}>
                <X size="1.25rem" aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {adding && <KeepDialog onClose={() => setAdding(false)} />}
    </section>
  );
}
