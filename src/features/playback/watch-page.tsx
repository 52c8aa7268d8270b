'use client';

import dynamic from 'next/dynamic';
import { useCallback, useEffect, useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Skeleton } from '@/components/ui/skeleton';
import type { PlaybackInfo } from '@/shared/views';
import { QueryError } from '@/trpc/query-error';
import { ChatPanel } from './chat/chat-panel';
import { NotYet } from './not-yet';
import { loadHls } from './player/use-hls';
import { usePlaybackInfo } from './use-playback-info';
import { useStoredFlag } from './use-stored-flag';
import { WatchHeader } from './watch-header';
import styles from './watch-page.module.css';

const loadPlayer = () => import('./player/player');
// media-chrome defines custom elements, which only a browser has.
const Player = dynamic(loadPlayer, { ssr: false, loading: () => <div className={styles.black} /> });

function Watch({ info }: { info: PlaybackInfo }) {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [chatOpen, setChatOpen] = useStoredFlag('jomo.chat', true);
  const toggle = useCallback(() => setChatOpen(!chatOpen), [chatOpen, setChatOpen]);
  const seek = useCallback(
    (sec: number) => {
      if (video) video.currentTime = sec;
    },
    [video],
  );
  const playable = info.runs.length > 0;
  const withChat = info.chat.enabled && chatOpen && playable;
  return (
    <main className={classNames(styles.page, withChat && styles.withChat)}>
      <WatchHeader info={info} onSeek={seek} />
      <div className={classNames(styles.stage, !playable && styles.words)}>
        {playable ? (
          <Player
            info={info}
            video={video}
            onVideo={setVideo}
            chat={{ available: info.chat.enabled, open: withChat, toggle }}
          />
        ) : (
          <NotYet video={info.video} />
        )}
      </div>
      {withChat && (
        <div className={styles.chat}>
          <ChatPanel info={info} video={video} />
        </div>
      )}
    </main>
  );
}

export function WatchPage({ videoId }: { videoId: string }) {
  const info = usePlaybackInfo(videoId);
  // Both come while the server is still asked for the info: the first picture waits for nothing else.
  useEffect(() => {
    Promise.all([loadPlayer(), loadHls()]).catch(() => {
      // Using them reports the same failure, with a message.
    });
  }, []);
  if (info.data) return <Watch info={info.data} />;
  if (info.isError) {
    return (
      <main className={styles.page}>
        <div className={classNames(styles.stage, styles.words)}>
          <div className={styles.center}>
            <QueryError small title="This video could not be loaded" error={info.error} onRetry={info.refetch} />
            <ButtonLink href="/">Go to the library</ButtonLink>
          </div>
        </div>
      </main>
    );
  }
  return (
    <main className={styles.page} aria-busy>
      <div className={styles.header}>
        <Skeleton style={{ width: '16rem' }} />
      </div>
      <div className={styles.stage} />
    </main>
  );
}
