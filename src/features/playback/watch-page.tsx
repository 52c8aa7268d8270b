'use client';

import { useCallback, useEffect, useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Skeleton } from '@/components/ui/skeleton';
import { masterUrlOf } from '@/shared/media-url';
import type { PlaybackInfo } from '@/shared/views';
import { QueryError } from '@/trpc/query-error';
import { ChatPanel } from './chat/chat-panel';
import { NotYet } from './not-yet';
import { type Opening, openEarly } from './player/open-early';
import { useFirstPicture } from './player/use-first-picture';
import { usePlayer } from './player/use-player';
import { usePlaybackInfo } from './use-playback-info';
import { useStoredFlag } from './use-stored-flag';
import { WatchHeader } from './watch-header';
import styles from './watch-page.module.css';

type WatchProps = { info: PlaybackInfo; opening: Opening; Player: ReturnType<typeof usePlayer> };

function Watch({ info, opening, Player }: WatchProps) {
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
  const pictured = useFirstPicture(video);
  const withChat = info.chat.enabled && chatOpen && playable;
  return (
    <main className={classNames(styles.page, withChat && styles.withChat)}>
      <WatchHeader info={info} onSeek={seek} pictured={pictured || !playable} />
      <div className={classNames(styles.stage, !playable && styles.words)}>
        {!playable && <NotYet video={info.video} />}
        {playable && !Player && <div className={styles.black} />}
        {playable && Player && (
          <Player
            info={info}
            opening={opening}
            video={video}
            onVideo={setVideo}
            pictured={pictured}
            chat={{ available: info.chat.enabled, open: withChat, toggle }}
          />
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
  // All of this comes while the server is still asked for the info: the first picture waits for nothing else.
  const Player = usePlayer();
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => {
    const opened = openEarly(masterUrlOf(videoId));
    setOpening(opened);
    return opened.close;
  }, [videoId]);
  if (info.data && opening) return <Watch info={info.data} opening={opening} Player={Player} />;
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
