'use client';

import { Tv } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatAgo, midSentence } from '@/components/ui/format-date';
import { useNow } from '@/components/ui/use-now';
import { describeDevice } from '@/shared/describe-device';
import type { DeviceView } from '@/shared/views';
import { deviceTexts } from '@/texts/tv';
import styles from '../settings/settings-page.module.css';

export function DeviceRow({ device, onUnlink }: { device: DeviceView; onUnlink: () => void }) {
  const now = useNow(60_000);
  const [asking, setAsking] = useState(false);
  const name = describeDevice(device.userAgent) ?? deviceTexts.unknown;
  const ago = (at: number) => midSentence(formatAgo(at, now));
  return (
    <li className={styles.key}>
      <Tv size="1.125rem" aria-hidden />
      <p className={styles.who} title={device.userAgent}>
        <strong>{name}</strong>
        <span>{deviceTexts.dates(ago(device.createdAt), ago(device.lastUsedAt))}</span>
      </p>
      <Button size="s" variant="ghost" aria-label={deviceTexts.unlinkLabel(name)} onClick={() => setAsking(true)}>
        {deviceTexts.unlink}
      </Button>
      {asking && (
        <ConfirmDialog
          title={deviceTexts.question(name)}
          confirmLabel={deviceTexts.unlink}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onUnlink();
          }}
        >
          {deviceTexts.consequence}
        </ConfirmDialog>
      )}
    </li>
  );
}
