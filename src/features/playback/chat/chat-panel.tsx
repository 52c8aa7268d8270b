'use client';

import { MessageCircleOff, MessageSquareText } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { formatPlural } from '@/components/ui/format-amount';
import { MessagePanel } from '@/components/ui/message-panel';
import { Skeleton } from '@/components/ui/skeleton';
import { wallToMedia } from '@/shared/timeline';
import type { PlaybackInfo } from '@/shared/views';
import { QueryError } from '@/trpc/query-error';
import { openLastRun } from '../open-last-run';
import { ChatList } from './chat-list';
import styles from './chat-panel.module.css';
import { countSaid, nextRange, type WindowRange } from './chat-windows';
import { useChatClock } from './use-chat-clock';
import { useChatMessages } from './use-chat-messages';

type Props = { info: PlaybackInfo; video: HTMLVideoElement | null };

/** Wall clock up to which the recording is known; null when it is over and nothing comes any more. */
function edgeOf({ live, runs }: PlaybackInfo): number | null {
  const last = runs.at(-1);
  return live && last ? last.wallStart + last.duration * 1000 : live ? 0 : null;
}

function Loading() {
  return (
    <div className={styles.loading} role="status" aria-label="Loading the chat">
      {[70, 45, 85, 55, 65].map((width) => (
        <Skeleton key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

function Quiet({ info }: { info: PlaybackInfo }) {
  const text = info.live ? 'Messages appear here as they were written.' : 'Nobody wrote anything.';
  return (
    <MessagePanel small icon={<MessageSquareText />} title={info.live ? 'No messages yet' : 'No chat messages'}>
      {text}
    </MessagePanel>
  );
}

function Messages({ info, video }: Props) {
  const runs = useMemo(() => openLastRun(info.runs, info.live), [info.runs, info.live]);
  const [range, setRange] = useState<WindowRange | null>(null);
  const [count, setCount] = useState(0);
  const { messages, pending, error, refetch } = useChatMessages({
    videoId: info.video.id,
    range,
    edgeMs: edgeOf(info),
    enabled: info.chat.count > 0 || info.live,
  });
  const held = messages.length;
  const keepStep = useCallback(
    (wallMs: number) => {
      setCount(countSaid(messages, wallMs));
      setRange((now) => {
        const next = nextRange(now, wallMs, messages.length);
        return now && now.first === next.first && now.last === next.last ? now : next;
      });
    },
    [messages],
  );
  useChatClock(video, runs, keepStep);
  const seek = useCallback(
    (at: number) => {
      const sec = wallToMedia(runs, at);
      if (video && sec !== null) video.currentTime = sec;
    },
    [runs, video],
  );

  if (error && held === 0) {
    return <QueryError small title="The chat could not be loaded" error={error} onRetry={refetch} />;
  }
  if (info.chat.count === 0 && held === 0) return <Quiet info={info} />;
  if (pending || range === null) return <Loading />;
  if (count === 0) return <p className={styles.soon}>No message was written up to this moment.</p>;
  // A new list for every jump: it begins at the end, measured anew.
  return <ChatList key={range.first} videoId={info.video.id} messages={messages} count={count} onSeek={seek} />;
}

/** The chat as it was, in step with the picture. */
export function ChatPanel({ info, video }: Props) {
  const { enabled, count } = info.chat;
  return (
    <section className={styles.panel} aria-label="Chat">
      <header className={styles.header}>
        <h2>Chat</h2>
        {count > 0 && <span>{formatPlural(count, 'message', 'messages')}</span>}
      </header>
      {enabled ? (
        <Messages info={info} video={video} />
      ) : (
        <MessagePanel small icon={<MessageCircleOff />} title="The chat was not recorded" />
      )}
    </section>
  );
}
