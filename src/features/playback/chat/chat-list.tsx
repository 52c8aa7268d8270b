'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import styles from './chat-panel.module.css';
import { ChatRow } from './chat-row';
import { messageKey } from './chat-windows';

const NEAR_END_PX = 48;
/** Rows in the list while it follows. The list looks at every row at every step, which thousands are too many for. */
const FOLLOWED = 200;

type Props = { videoId: string; messages: readonly ChatMessage[]; count: number; onSeek: (wallMs: number) => void };

/**
 * The first `count` messages, only those in sight in the document. Stays at the end as they come, until the user
 * scrolls up; then all that was said so far can be read in peace, until asked to come back.
 */
export function ChatList({ videoId, messages, count, onSeek }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  /** How many messages there were when the user began to read back; null = it follows. */
  const [readTo, setReadTo] = useState<number | null>(null);
  const following = readTo === null;
  const first = following ? Math.max(0, count - FOLLOWED) : 0;
  const end = following ? count : Math.min(readTo, count);
  const lastTop = useRef(0);
  const virtualizer = useVirtualizer({
    count: end - first,
    // Rows that come or go at the beginning leave the others where they are.
    anchorTo: 'end',
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 6,
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

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const nearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    // Only moving up is a wish to read back; growing rows move the end away without anybody scrolling.
    if (nearEnd) setReadTo(null);
    else if (following && scrollTop < lastTop.current - 2) setReadTo(count);
    lastTop.current = scrollTop;
  };

  return (
    <div className={styles.listFrame}>
      <div
        className={styles.scroller}
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-label="Chat messages"
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
                <ChatRow videoId={videoId} message={message} onSeek={onSeek} />
              </div>
            );
          })}
        </div>
      </div>
      {!following && (
        <button type="button" className={styles.toNow} onClick={() => setReadTo(null)}>
          <ArrowDown size="1rem" aria-hidden /> Jump to now
        </button>
      )}
    </div>
  );
}
