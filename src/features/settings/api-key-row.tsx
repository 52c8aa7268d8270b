'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatAgo, midSentence } from '@/components/ui/format-date';
import { useNow } from '@/components/ui/use-now';
import type { ApiKeyView } from '@/shared/views';
import { apiKeyTexts } from '@/texts/settings';
import styles from './settings-page.module.css';

export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKeyView; onRevoke: () => void }) {
  const now = useNow(60_000);
  const [asking, setAsking] = useState(false);
  const used = apiKey.lastUsedAt === null ? null : midSentence(formatAgo(apiKey.lastUsedAt, now));
  return (
    <li className={styles.key}>
      <KeyRound size="1.125rem" aria-hidden />
      <p className={styles.who}>
        <strong>{apiKey.name}</strong>
        <span>{apiKeyTexts.dates(midSentence(formatAgo(apiKey.createdAt, now)), used)}</span>
      </p>
      <Button
        size="s"
        variant="ghost"
        aria-label={apiKeyTexts.revokeLabel(apiKey.name)}
        onClick={() => setAsking(true)}
      >
        {apiKeyTexts.revoke}
      </Button>
      {asking && (
        <ConfirmDialog
          title={apiKeyTexts.question(apiKey.name)}
          confirmLabel={apiKeyTexts.confirm}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRevoke();
          }}
        >
          {apiKeyTexts.consequence}
        </ConfirmDialog>
      )}
    </li>
  );
}
