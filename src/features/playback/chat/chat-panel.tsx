'use client';

import { ChevronsLeft, ChevronsRight, Search, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import type { PlaybackInfo } from '@/shared/views';
import { chatTexts } from '@/texts/chat';
import { formatPlural } from '@/texts/plural';
import styles from './chat-panel.module.css';
import { ChatView } from './chat-view';

type Props = {
  info: PlaybackInfo;
  video: HTMLVideoElement | null;
  /** What to search for at first; empty = nothing. */
  find: string;
  /** To the lively moment before or after this one; null = there are none. */
  onPeak: ((direction: 1 | -1) => void) | null;
};

/** The chat beside the picture. */
export function ChatPanel({ info, video, find, onPeak }: Props) {
  const [searching, setSearching] = useState(find !== '');
  const { count, enabled } = info.chat;
  return (
    <section className={styles.panel} aria-label={chatTexts.title}>
      <header className={styles.header}>
        <h2>{chatTexts.title}</h2>
        <span>{count > 0 && formatPlural(count, 'message', 'messages')}</span>
        {onPeak && (
          <>
            <IconButton label={chatTexts.previousPeak} onClick={() => onPeak(-1)}>
              <ChevronsLeft size="1.25rem" aria-hidden />
            </IconButton>
            <IconButton label={chatTexts.nextPeak} onClick={() => onPeak(1)}>
              <ChevronsRight size="1.25rem" aria-hidden />
            </IconButton>
          </>
        )}
        {enabled && count > 0 && (
          <IconButton
            label={searching ? chatTexts.searchClose : chatTexts.search}
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
          >
            {searching ? <X size="1.25rem" aria-hidden /> : <Search size="1.25rem" aria-hidden />}
          </IconButton>
        )}
      </header>
      <ChatView info={info} video={video} searching={searching} find={find} />
    </section>
  );
}
