'use client';

import { CalendarSync, FileText, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FeedView } from '@/shared/schedule-views';
import { calendarTexts } from '@/texts/calendars';
import { commonTexts } from '@/texts/common';
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
        {feed.paused ? (
          <Badge>{calendarTexts.paused}</Badge>
        ) : feed.problem ? (
          <Badge tone="danger">{calendarTexts.trouble}</Badge>
        ) : null}
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
            {calendarTexts.askNow}
          </Button>
        )}
        <Button size="s" variant="ghost" icon={<Pencil {...icon} />} onClick={() => setOpen('form')}>
          {calendarTexts.change}
        </Button>
        <Button size="s" variant="ghost" icon={<Trash2 {...icon} />} onClick={() => setOpen('remove')}>
          {commonTexts.remove}
        </Button>
      </div>
      {open === 'form' && <FeedForm feed={feed} onClose={() => setOpen(null)} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={calendarTexts.removeQuestion(feed.name)}
          confirmLabel={calendarTexts.removeConfirm}
          busy={busy}
          onClose={() => setOpen(null)}
          onConfirm={() => {
            setOpen(null);
            remove();
          }}
        >
          {calendarTexts.removeNote}
        </ConfirmDialog>
      )}
    </article>
  );
}
