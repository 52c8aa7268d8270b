'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useId, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { scrollBehavior } from '@/components/ui/scroll-behavior';
import type { VideoCard } from '@/shared/views';
import { homeTexts as texts } from '@/texts/home';
import { LibraryCard } from '../library-card';
import { useFew } from './use-few';
import { useOverflows } from './use-overflows';
import styles from './video-row.module.css';

/** As many cards as any screen shows without being scrolled. */
const IN_SIGHT = 8;

type Props = {
  title: string;
  href: string;
  videos: readonly VideoCard[];
  now: number;
  withChannel?: boolean;
  /** It is the first on the page. */
  first: boolean;
};

/** Videos of one kind side by side, scrolled sideways. */
export function VideoRow({ title, href, videos, now, withChannel = true, first }: Props) {
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  const shown = useFew(videos, IN_SIGHT);
  const scrolls = useOverflows(list, shown.length);
  const scroll = (pages: number) => {
    const node = list.current;
    if (!node) return;
    const forward = getComputedStyle(node).direction === 'rtl' ? -1 : 1;
    node.scrollBy({ left: pages * forward * node.clientWidth * 0.9, behavior: scrollBehavior() });
  };
  return (
    <section aria-labelledby={heading}>
      <header className={styles.header}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        <Link href={href} prefetch={false} className={styles.all} aria-label={texts.seeAllOf(title)}>
          {texts.seeAll}
        </Link>
        {scrolls && (
          <span className={styles.buttons}>
            <IconButton label={texts.back(title)} onClick={() => scroll(-1)}>
              <ChevronLeft size="1.25rem" className={styles.arrow} aria-hidden />
            </IconButton>
            <IconButton label={texts.forward(title)} onClick={() => scroll(1)}>
              <ChevronRight size="1.25rem" className={styles.arrow} aria-hidden />
            </IconButton>
          </span>
        )}
      </header>
      <ul ref={list} className={styles.list}>
        {shown.map((video, place) => (
          <li key={video.id} className={styles.item}>
            <LibraryCard video={video} now={now} withChannel={withChannel} level={3} first={first && place === 0} />
          </li>
        ))}
      </ul>
    </section>
  );
}
