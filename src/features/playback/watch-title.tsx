'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type MouseEvent } from 'react';
import { formatMoment } from '@/components/ui/format-date';
import { useHydrated } from '@/components/ui/use-hydrated';
import { useNow } from '@/components/ui/use-now';
import type { VideoCard } from '@/shared/views';
import { watchTexts } from '@/texts/watch';
import { goBack } from './go-back';
import styles from './watch-page.module.css';

/** By a plain click; with a key held, the link opens beside this page. */
function back(event: MouseEvent): void {
  const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (plain && goBack()) event.preventDefault();
}

/** The way back, and what is watched. `prefetching`: the page behind it may be fetched ahead. */
export function WatchTitle({ video, prefetching }: { video: VideoCard; prefetching: boolean }) {
  const now = useNow(60_000);
  const { title, channel, startedAt, createdAt, tags } = video;
  // The server knows neither the viewer's zone nor their day.
  const moment = useHydrated() ? formatMoment(startedAt ?? createdAt, now) : '\u00a0';
  return (
    <>
      <Link
        href="/"
        prefetch={prefetching ? null : false}
        className={styles.back}
        aria-label={watchTexts.back}
        onClick={back}
      >
        <ArrowLeft size="1.375rem" aria-hidden />
      </Link>
      <div className={styles.titles}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.facts}>
          {channel && (
            <>
              <Link href={`/subscriptions/${channel.id}`} prefetch={false} className={styles.channel}>
                <bdi>{channel.name}</bdi>
              </Link>
              {' · '}
            </>
          )}
          <bdi>{moment}</bdi>
          {tags.map((tag) => (
            <Fragment key={tag}>
              {' '}
              <Link href={`/library?tag=${encodeURIComponent(tag)}`} prefetch={false} className={styles.channel}>
                #{tag}
              </Link>
            </Fragment>
          ))}
        </p>
      </div>
    </>
  );
}
