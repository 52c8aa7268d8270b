'use client';

import { MessageCircleOff, MessageSquareText, X } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { MessagePanel } from '@/components/ui/message-panel';
import { Skeleton } from '@/components/ui/skeleton';
import { type Run, wallToMedia } from '@/shared/timeline';
import type { PlaybackInfo } from '@/shared/views';
import { chatTexts } from '@/texts/chat';
import { QueryError } from '@/trpc/query-error';
import { openLastRun } from '../open-last-run';
import { ChatList } from './chat-list';
import styles from './chat-panel.module.css';
import type { OnAuthor } from './chat-row';
import { ChatSearch } from './chat-search';
import { PinnedPaid } from './pinned-paid';
import { useAuthorFilter } from './use-author-filter';
import { useChatReel } from './use-chat-reel';

type Props = { info: PlaybackInfo; video: HTMLVideoElement | null; searching?: boolean; find?: string };
type MessagesProps = Omit<Props, 'searching' | 'find'> & {
  runs: readonly Run[];
  author: string | null;
  onAuthor: OnAuthor;
  onSeek: (wallMs: number) => void;
};

/** Wall clock up to which the recording is known; null when it is over and nothing comes any more. */
function edgeOf({ live, runs }: PlaybackInfo): number | null {
  const last = runs.at(-1);
  return live && last ? last.wallStart + last.duration * 1000 : live ? 0 : null;
}

function Loading() {
  return (
    <div className={styles.loading} role="status" aria-label={chatTexts.loading}>
      {[70, 45, 85, 55, 65].map((width) => (
        <Skeleton key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

function Quiet({ live }: { live: boolean }) {
  return (
    <MessagePanel small icon={<MessageSquareText />} title={live ? chatTexts.noneYet : chatTexts.none}>
      {live ? chatTexts.noneYetHint : chatTexts.noneHint}
    </MessagePanel>
  );
}

function Messages({ info, video, runs, author, onAuthor, onSeek }: MessagesProps) {
  const { live, chat } = info;
  const videoId = info.video.id;
  const source = { videoId, video, runs, live, edgeMs: edgeOf(info), author, enabled: chat.count > 0 || live };
  const { reel, count, error, readTo, setReadTo, want, retry } = useChatReel(source);
  if (chat.count === 0 && !reel?.messages.length) return <Quiet live={live} />;
  if (!reel) {
    if (error) return <QueryError small title={chatTexts.failed} error={error} onRetry={retry} />;
    return <Loading />;
  }
  if (count === 0) {
    return <p className={styles.soon}>{author === null ? chatTexts.nothingSoFar : chatTexts.nothingFrom(author)}</p>;
  }
  return (
    <ChatList
      // A new list for every jump: it begins at the end, measured anew.
      key={reel.epoch}
      videoId={videoId}
      runs={runs}
      reel={reel}
      count={count}
      readTo={readTo}
      onRead={setReadTo}
      onWant={want}
      onSeek={onSeek}
      onAuthor={onAuthor}
    />
  );
}

/** The chat as it was, in step with the picture: all of it, one person's part, or what was searched for. */
export function ChatView({ info, video, searching = false, find = '' }: Props) {
  const runs = useMemo(() => openLastRun(info.runs, info.live), [info.runs, info.live]);
  const { author, only, everybody, chip, whole } = useAuthorFilter();
  const seek = useCallback(
    (at: number) => {
      const sec = wallToMedia(runs, at);
      if (video && sec !== null) video.currentTime = sec;
    },
    [runs, video],
  );
  if (!info.chat.enabled) return <MessagePanel small icon={<MessageCircleOff />} title={chatTexts.notRecorded} />;
  return (
    <div ref={whole} className={styles.view} tabIndex={-1}>
      {author !== null && (
        <div className={styles.chips}>
          <button
            ref={chip}
            type="button"
            className={styles.chip}
            title={chatTexts.everybody}
            aria-label={`${chatTexts.only(author)}. ${chatTexts.everybody}`}
            onClick={({ detail }) => everybody(detail === 0)}
          >
            <span>{chatTexts.only(author)}</span>
            <X size="1rem" aria-hidden />
          </button>
        </div>
      )}
      {searching ? (
        <ChatSearch videoId={info.video.id} find={find} runs={runs} author={author} onSeek={seek} onAuthor={only} />
      ) : (
        <>
          {author === null && <PinnedPaid info={info} video={video} runs={runs} onSeek={seek} />}
          <Messages info={info} video={video} runs={runs} author={author} onAuthor={only} onSeek={seek} />
        </>
      )}
    </div>
  );
}
