'use client';

import type { ChatMessage } from '@jomo/recorder/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import styles from './chat-panel.module.css';
import { ChatRow } from './chat-row';
import { messageKey } from './chat-windows';

const NEAR_END_PX = 48;

type Props = { messages: readonly ChatMessage[]; count: number; onSeek: (wallMs: number) => void };

/**
 * The first `count` messages, only those in sight in the document. Stays at the end as they come, until the user
 * scrolls up; then it stays there until asked to come back.
 */
export function ChatList({ messages, count, onSeek }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const lastTop = useRef(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 6,
    getItemKey: useCallback((index: number) => (messages[index] ? messageKey(messages[index]) : index), [messages]),
  });
  const totalSize = virtualizer.getTotalSize();

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows whatever makes the list longer.
  useEffect(() => {
    if (following) toEnd();
  }, [following, toEnd, count, totalSize]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const nearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    // Only moving up is a wish to read back; growing rows move the end away without anybody scrolling.
    if (nearEnd) setFollowing(true);
    else if (scrollTop < lastTop.current - 2) setFollowing(false);
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
            const message = messages[item.index];
            if (!message) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ChatRow message={message} onSeek={onSeek} />
              </div>
            );
          })}
        </div>
      </div>
      {!following && (
        <button type="button" className={styles.toNow} onClick={() => setFollowing(true)}>
          <ArrowDown size="1rem" aria-hidden /> Jump to now
        </button>
      )}
    </div>
  );
}
