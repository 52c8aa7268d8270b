'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatAgo, midSentence } from '@/components/ui/format-date';
import { useNow } from '@/components/ui/use-now';
import type { ApiKeyView } from '@/shared/views';
import styles from './settings-page.module.css';

export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKeyView; onRevoke: () => void }) {
  const now = useNow(60_000);
  const [asking, setAsking] = useState(false);
  const used = apiKey.lastUsedAt === null ? 'never used' : `used ${midSentence(formatAgo(apiKey.lastUsedAt, now))}`;
  return (
    <li className={styles.key}>
      <KeyRound size="1.125rem" aria-hidden />
      <p className={styles.who}>
        <strong>{apiKey.name}</strong>
        <span>
          Made {midSentence(formatAgo(apiKey.createdAt, now))}, {used}
        </span>
      </p>
      <Button size="s" variant="ghost" aria-label={`Revoke ${apiKey.name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Revoke “${apiKey.name}”?`}
          confirmLabel="Revoke key"
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRevoke();
          }}
        >
          Whatever uses this key loses its access at once.
        </ConfirmDialog>
      )}
    </li>
  );
}
