'use client';

import { ALargeSmall, GripHorizontal, MoveDiagonal2, Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { PlaybackInfo } from '@/shared/views';
import { chatTexts } from '@/texts/chat';
import styles from './chat-overlay.module.css';
import { ChatView } from './chat-view';
import { useOverlayPlace } from './use-overlay-place';

type Props = { info: PlaybackInfo; video: HTMLVideoElement | null; onClose: () => void };

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The chat over the picture, where and as large as the user wants it. */
export function ChatOverlay({ info, video, onClose }: Props) {
  const root = useRef<HTMLElement>(null);
  const { place, moving, resizing, growText } = useOverlayPlace(() => root.current?.parentElement ?? null);
  const [searching, setSearching] = useState(false);
  const searchLabel = searching ? chatTexts.searchClose : chatTexts.search;
  const box = {
    left: percent(place.x),
    top: percent(place.y),
    width: percent(place.width),
    height: percent(place.height),
  };
  return (
    <section
      ref={root}
      className={classNames(styles.overlay, styles[`text${place.text}`])}
      style={box}
      aria-label={chatTexts.title}
      data-testid="chat-overlay"
    >
      <header className={styles.header}>
        <button type="button" className={styles.move} aria-label={chatTexts.move} title={chatTexts.move} {...moving}>
          <GripHorizontal size="1.25rem" aria-hidden />
        </button>
        {info.chat.count > 0 && (
          <button
            type="button"
            className={styles.button}
            aria-label={searchLabel}
            title={searchLabel}
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
          >
            <Search size="1.25rem" aria-hidden />
          </button>
        )}
        <button
          type="button"
          className={styles.button}
          aria-label={chatTexts.textSize}
          title={chatTexts.textSize}
          onClick={growText}
        >
          <ALargeSmall size="1.25rem" aria-hidden />
        </button>
        <button
          type="button"
          className={styles.button}
          aria-label={chatTexts.close}
          title={chatTexts.close}
          onClick={onClose}
        >
          <X size="1.25rem" aria-hidden />
        </button>
      </header>
      <ChatView info={info} video={video} searching={searching} />
      <button
        type="button"
        className={styles.resize}
        aria-label={chatTexts.resize}
        title={chatTexts.resize}
        {...resizing}
      >
        <MoveDiagonal2 size="1rem" aria-hidden />
      </button>
    </section>
  );
}
