'use client';

import { CircleDot } from 'lucide-react';
import Link from 'next/link';
import { memo, useCallback } from 'react';
import { classNames } from '@/components/ui/class-names';
import { FactLine } from '@/components/ui/fact-line';
import { TickingText } from '@/components/ui/ticking-text';
import type { ChannelView } from '@/shared/channel-views';
import { commonTexts } from '@/texts/common';
import { formatPlural } from '@/texts/plural';
import { ChannelBadge } from './channel-badge';
import styles from './channel-card.module.css';
import { ChannelPicture } from './channel-picture';
import { describeBroadcast, describeNextLook, runningRecording, siteName } from './channel-text';

/** One channel of the grid: leads to its page, and to its recording while one runs. */
export const ChannelCard = memo(function ChannelCard({ channel }: { channel: ChannelView }) {
  const running = runningRecording(channel);
  const trouble = channel.paused ? null : channel.problem;
  const line = useCallback((now: number) => describeBroadcast(channel, now), [channel]);
  const next = useCallback((now: number) => describeNextLook(channel, now), [channel]);
  return (
    <article className={classNames(styles.card, channel.paused && styles.paused)} aria-label={channel.name}>
      <div className={styles.head}>
        <ChannelPicture channel={channel} />
        <div className={styles.names}>
          <h2 className={styles.name}>
            <Link href={`/subscriptions/${channel.id}`} prefetch={false} className={styles.link}>
              {channel.name}
            </Link>
          </h2>
          <p className={styles.site}>
            <FactLine
              facts={[siteName(channel), channel.videos > 0 ? formatPlural(channel.videos, 'video', 'videos') : null]}
            />
          </p>
        </div>
        <ChannelBadge channel={channel} />
      </div>
      {(trouble === null || channel.latest) && (
        <p className={styles.line}>
          <TickingText format={line} />
        </p>
      )}
      {trouble && <p className={styles.problem}>{trouble}</p>}
      <div className={styles.foot}>
        <span className={styles.next}>
          <TickingText format={next} />
        </span>
        {running && (
          <Link href={`/recordings/${running.id}`} prefetch={false} className={styles.recording}>
            <CircleDot size="1rem" aria-hidden />
            {commonTexts.recordingNow}
          </Link>
        )}
      </div>
    </article>
  );
});
