'use client';

import { CalendarSync, FileText, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FeedView } from '@/shared/schedule-views';
import styles from './calendars-page.module.css';
import { FeedForm } from './feed-form';
import { describeCount, describePolling } from './feed-text';
import { useFeedActions } from './use-feeds';

const icon = { size: '1.05em', 'aria-hidden': true } as const;

export function FeedCard({ feed, now }: { feed: FeedView; now: number }) {
  const [open, setOpen] = useState<'form' | 'remove' | null>(null);
  const { poll, remove, busy } = useFeedActions(feed.id);
  const { source } = feed;
  return (
    <article className={styles.card} aria-label={feed.name}>
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden>
          {source.kind === 'url' ? <CalendarSync size="1.25rem" /> : <FileText size="1.25rem" />}
        </span>
        <div className={styles.names}>
          <h2 className={styles.name}>{feed.name}</h2>
          <p className={styles.source}>{source.kind === 'url' ? source.hint : source.fileName}</p>
        </div>
        {feed.paused ? <Badge>Paused</Badge> : feed.problem ? <Badge tone="danger">Trouble</Badge> : null}
      </div>
      {feed.problem && (
        <p className={styles.problem} role="alert">
          {feed.problem}
        </p>
      )}
      {feed.found && <p className={styles.text}>{describeCount(feed.found)}</p>}
      <p className={styles.quiet}>{describePolling(feed, now)}</p>
      <div className={styles.actions}>
        {source.kind === 'url' && !feed.paused && (
          <Button size="s" busy={busy} icon={<RefreshCw {...icon} />} onClick={poll}>
            Ask now
          </Button>
        )}
        <Button size="s" variant="ghost" icon={<Pencil {...icon} />} onClick={() => setOpen('form')}>
          Change
        </Button>
        <Button size="s" variant="ghost" icon={<Trash2 {...icon} />} onClick={() => setOpen('remove')}>
          Remove
        </Button>
      </div>
      {open === 'form' && <FeedForm feed={feed} onClose={() => setOpen(null)} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={`Remove “${feed.name}”?`}
          confirmLabel="Remove calendar"
          busy={busy}
          onClose={() => setOpen(null)}
          onConfirm={() => {
            setOpen(null);
            remove();
          }}
        >
          What is planned from it is cancelled and its address is forgotten. What was recorded stays.
        </ConfirmDialog>
      )}
    </article>
  );
}
