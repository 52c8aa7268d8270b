import Link from 'next/link';
import { FactLine } from '@/components/ui/fact-line';
import { formatAgo } from '@/components/ui/format-date';
import { formatClock } from '@/components/ui/format-duration';
import { LiveImage } from '@/components/ui/live-image';
import { tileBackground } from '@/components/ui/tile-background';
import type { SearchTerm } from '@/shared/search/read-search';
import type { ChatMoments } from '@/shared/search/search-views';
import type { ChatHit } from '@/shared/views';
import { searchTexts } from '@/texts/search';
import { posterSource } from '../library/poster-source';
import { markHits } from './mark-hits';
import styles from './moment-results.module.css';

/** So long before a message the player begins: one wants to see what it was about. */
const LEAD_SEC = 5;

export function momentHref(videoId: string, timeSec: number): string {
  return `/watch/${videoId}?t=${Math.max(0, Math.floor(timeSec) - LEAD_SEC)}`;
}

/** The watch page with the same search in its chat. */
function chatSearchHref(videoId: string, text: string): string {
  return `/watch/${videoId}?${new URLSearchParams({ find: text })}`;
}

type MomentProps = { videoId: string; hit: ChatHit; terms: readonly SearchTerm[] };

function Moment({ videoId, hit, terms }: MomentProps) {
  const time = formatClock(hit.timeSec);
  return (
    <li>
      <Link
        href={momentHref(videoId, hit.timeSec)}
        prefetch={false}
        className={styles.moment}
        data-result
        aria-label={searchTexts.momentLabel(hit.author, hit.text, time)}
      >
        <span className={styles.time}>{time}</span>
        <span className={styles.text} dir="auto">
          {hit.author !== '' && <b className={styles.author}>{hit.author} </b>}
          {markHits(hit.text, terms).map((part) =>
            part.hit ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
          )}
        </span>
      </Link>
    </li>
  );
}

type Props = {
  moments: readonly ChatMoments[] /** What was searched for. */;
  text: string;
  terms: readonly SearchTerm[];
  now: number;
};

/** Messages that were found, by their videos; each leads to its moment. */
export function MomentResults({ moments, text, terms, now }: Props) {
  return (
    <ul className={styles.videos}>
      {moments.map(({ video, hits, more }) => (
        <li key={video.id} className={styles.video}>
          <div className={styles.head}>
            <span className={styles.picture} style={{ background: tileBackground(video.title) }} aria-hidden>
              <LiveImage src={posterSource(video)} alt="" className={styles.image} />
            </span>
            <div className={styles.names}>
              <h3 className={styles.title} dir="auto">
                {video.title}
              </h3>
              <p className={styles.facts}>
                <FactLine facts={[video.channel?.name ?? null, formatAgo(video.startedAt ?? video.createdAt, now)]} />
              </p>
            </div>
          </div>
          <ul className={styles.hits}>
            {hits.map((hit) => (
              <Moment key={`${hit.at}.${hit.seq}`} videoId={video.id} hit={hit} terms={terms} />
            ))}
          </ul>
          {more && (
            <Link href={chatSearchHref(video.id, text)} prefetch={false} className={styles.more} data-result>
              {searchTexts.moreInChat}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
