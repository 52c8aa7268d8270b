'use client';

import { Check, MessageSquare } from 'lucide-react';
import Link from 'next/link';
import { type MouseEvent, memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { FactLine } from '@/components/ui/fact-line';
import { formatBytes, formatCompact } from '@/components/ui/format-amount';
import { formatAgo } from '@/components/ui/format-date';
import { formatClock, formatSpan } from '@/components/ui/format-duration';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { VideoCard } from '@/shared/views';
import { cardTexts } from '@/texts/card';
import { libraryTexts as texts } from '@/texts/library';
import { CardMenu } from './card-menu';
import styles from './library-card.module.css';
import { Poster } from './poster';
import { watchedShare } from './poster-source';

function timeLeft({ progress, durationSec }: VideoCard): string | null {
  if (!progress || progress.watched || progress.positionSec < 5 || durationSec <= progress.positionSec) return null;
  return texts.timeLeft(formatSpan(durationSec - progress.positionSec));
}

/** What a screen reader says of the picture. */
function nameLink(video: VideoCard): string {
  const share = watchedShare(video);
  return cardTexts.name(video.title, {
    starred: video.starred,
    recording: video.recordingStatus === 'recording',
    length: video.durationSec > 0 ? formatClock(video.durationSec) : null,
    watched: share === null ? null : Math.round(share * 100),
  });
}

/** A picture for "messages": the word does not fit beside the rest. */
function ChatCount({ count }: { count: number }) {
  return (
    <span title={cardTexts.chatMessages(count)}>
      {' · '}
      <MessageSquare size="0.9em" className={styles.messages} aria-hidden /> {formatCompact(count)}
      <span className="visually-hidden"> {cardTexts.messages}</span>
    </span>
  );
}

/**
 * What is said below the title. A blank in the HTML of the server, which knows neither the viewer's zone nor when the page
 * will be looked at.
 */
function Facts({ video, now }: { video: VideoCard; now: number }) {
  if (!useHydrated()) return '\u00a0';
  const left = video.recordingStatus === 'recording' ? null : timeLeft(video);
  const age = formatAgo(video.startedAt ?? video.createdAt, now);
  return (
    <>
      <FactLine facts={left === null ? [age, video.bytes > 0 ? formatBytes(video.bytes) : null] : [left]} />
      {video.chatMessages > 0 && <ChatCount count={video.chatMessages} />}
    </>
  );
}

/** Present while videos are chosen: then a click chooses instead of opening. `extend` = with shift, from the last one on. */
export type Choosing = { chosen: boolean; onChoose: (extend: boolean) => void };

type Props = {
  video: VideoCard;
  now: number;
  withChannel: boolean;
  /** Below which heading it stands. */
  level?: 2 | 3;
  choosing?: Choosing | undefined;
  /** It is being scrolled past: nothing is fetched yet for somebody who might open it. */
  passing?: boolean;
  /** Of all on the page: see `LiveImage`. */
  first?: boolean;
};

/** One video of the library: leads to the player and its channel, with a menu of what can be done to it. */
export const LibraryCard = memo(function LibraryCard({
  video,
  now,
  withChannel,
  level = 2,
  choosing,
  passing = false,
  first = false,
}: Props) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <article className={classNames(styles.card, choosing?.chosen && styles.chosen)}>
      {choosing || video.trashedAt !== null ? (
        <button
          type="button"
          className={styles.link}
          disabled={!choosing}
          aria-label={texts.selecting(video.title)}
          aria-pressed={choosing?.chosen ?? false}
          onClick={(event: MouseEvent) => choosing?.onChoose(event.shiftKey)}
        >
          <Poster video={video} first={first} />
          {choosing && <span className={styles.box}>{choosing.chosen && <Check size="1.1em" aria-hidden />}</span>}
        </button>
      ) : (
        <Link
          href={`/watch/${video.id}`}
          prefetch={passing ? false : null}
          className={styles.link}
          aria-label={nameLink(video)}
        >
          <Poster video={video} first={first} />
        </Link>
      )}
      <div className={styles.below}>
        <div className={styles.text}>
          <Title className={styles.title} title={video.title}>
            {video.title}
          </Title>
          {withChannel && video.channel && (
            <p className={styles.facts}>
              <Link href={`/subscriptions/${video.channel.id}`} prefetch={false} className={styles.channel}>
                {video.channel.name}
              </Link>
            </p>
          )}
          <p className={styles.facts}>
            <Facts video={video} now={now} />
          </p>
          {video.tags.length > 0 && <p className={styles.facts}>{video.tags.map((tag) => `#${tag}`).join(' ')}</p>}
        </div>
        {!choosing && <CardMenu video={video} />}
      </div>
    </article>
  );
});
