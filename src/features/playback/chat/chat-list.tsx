'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Run } from '@/shared/timeline';
import { chatTexts } from '@/texts/chat';
import styles from './chat-list.module.css';
import { countUpTo, messageKey } from './chat-order';
import type { Reel } from './chat-reel';
import { ChatRow, type OnAuthor } from './chat-row';
import { lastRows } from './last-rows';
import type { ReadTo } from './use-chat-reel';
import { useRowTimes } from './use-row-times';

const NEAR_END_PX = 48;
/** This near to the end of what is held more is asked for: about a screen. */
const WANT_PX = 900;
/** Rows in the list while it follows. The list looks at every row at every step, which thousands are too many for. */
const FOLLOWED = 200;

type Props = {
  videoId: string;
  runs: readonly Run[];
  reel: Reel;
  /** How many of the reel's messages have been said. */
  count: number;
  readTo: ReadTo;
  onRead: (readTo: ReadTo) => void;
  onWant: (wish: 'back' | 'forward') => void;
  onSeek: (wallMs: number) => void;
  onAuthor?: OnAuthor | undefined;
};

/**
 * What was said so far, only what is in sight of it in the document. Stays at the end as messages come, until the user
 * scrolls up; then all of it can be read in peace, until asked to come back.
 */
export function ChatList({ videoId, runs, reel, count, readTo, onRead, onWant, onSeek, onAuthor }: Props) {
  const { messages } = reel;
  const scroller = useRef<HTMLDivElement>(null);
  const following = readTo === null;
  const first = following ? Math.max(0, count - FOLLOWED) : 0;
  const end = following ? count : Math.min(countUpTo(messages, readTo), count);
  const lastTop = useRef(0);
  const timesOf = useRowTimes(runs);
  const virtualizer = useVirtualizer({
    count: end - first,
    // Rows that come or go at the beginning leave the others where they are.
    anchorTo: 'end',
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 6,
    rangeExtractor: following ? lastRows : defaultRangeExtractor,
    getItemKey: useCallback(
      (index: number) => {
        const message = messages[first + index];
        return message ? messageKey(message) : index;
      },
      [messages, first],
    ),
  });
  const totalSize = virtualizer.getTotalSize();

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows whatever makes the list longer.
  useLayoutEffect(() => {
    if (following) toEnd();
  }, [following, toEnd, count, totalSize]);

  useEffect(() => {
    const element = scroller.current;
    if (!following || !element) return;
    // What is pinned above takes room, and gives it back.
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    return () => observer.disconnect();
  }, [following, toEnd]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const below = scrollHeight - scrollTop - clientHeight;
    const movedUp = scrollTop < lastTop.current - 2;
    lastTop.current = scrollTop;
    if (following) {
      // Only moving up is a wish to read back; growing rows move the end away without anybody scrolling.
      const last = messages[end - 1];
      if (movedUp && below >= NEAR_END_PX && last) onRead(last);
      return;
    }
    if (scrollTop < WANT_PX) onWant('back');
    // The end of what the user reads may have been let go of, far up.
    const whole = reel.toMs > readTo.at;
    if (whole && below < NEAR_END_PX) onRead(null);
    else if (!whole && below < WANT_PX) onWant('forward');
  };

  return (
    <div className={styles.frame}>
      <div
        className={styles.scroller}
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-label={chatTexts.messages}
        aria-live="off"
      >
        <div className={styles.canvas} style={{ height: totalSize }}>
          {virtualizer.getVirtualItems().map((item) => {
            const message = messages[first + item.index];
            if (!message) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ChatRow
                  videoId={videoId}
                  message={message}
                  {...timesOf(message.at)}
                  onSeek={onSeek}
                  onAuthor={onAuthor}
                />
              </div>
            );
          })}
        </div>
      </div>
      {!following && (
        <button type="button" className={styles.toNow} onClick={() => onRead(null)}>
          <ArrowDown size="1rem" aria-hidden /> {chatTexts.toNow}
        </button>
      )}
    </div>
  );
}
