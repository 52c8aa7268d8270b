'use client';

import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Skeleton } from '@/components/ui/skeleton';
import { holdWatched } from '@/offline/watched-now';
import { masterUrlOf } from '@/shared/media-url';
import type { PlaybackInfo, VideoCard } from '@/shared/views';
import { watchTexts } from '@/texts/watch';
import { QueryError } from '@/trpc/query-error';
import { ChatOverlay } from './chat/chat-overlay';
import { ChatPanel } from './chat/chat-panel';
import { useChatActivity } from './chat/use-chat-activity';
import { useStage } from './full-screen/full-screen-stage';
import { NotYet } from './not-yet';
import { type Opening, openEarly } from './player/open-early';
import { useFirstPicture } from './player/use-first-picture';
import { usePlayer } from './player/use-player';
import { useSendKept } from './position/use-send-kept';
import { useStart } from './position/use-start';
import { StillPicture } from './still-picture';
import { usePlaybackInfo } from './use-playback-info';
import { useStoredFlag } from './use-stored-flag';
import { WatchHeader } from './watch-header';
import styles from './watch-page.module.css';
import { WatchTitle } from './watch-title';

type WatchProps = {
  info: PlaybackInfo;
  opening: Opening;
  Player: ReturnType<typeof usePlayer>;
  /** The second that the address names. */
  asked: number | null;
  /** What the address searches for in the chat; empty = nothing. */
  find: string;
};

function Watch({ info, opening, Player, asked, find }: WatchProps) {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [chatOpen, setChatOpen] = useStoredFlag('jomo.chat', true);
  const [overlaid, setOverlaid] = useStoredFlag('jomo.chat.overlay', true);
  const fullscreen = useStage().full;
  // Full screen has no room beside the picture: there the chat lies over it, and has a switch of its own.
  const [shown, show] = fullscreen ? ([overlaid, setOverlaid] as const) : ([chatOpen, setChatOpen] as const);
  const toggle = useCallback(() => show(!shown), [shown, show]);
  const seek = useCallback(
    (sec: number) => {
      if (video) video.currentTime = sec;
    },
    [video],
  );
  useEffect(() => {
    if (find !== '') setChatOpen(true);
  }, [find, setChatOpen]);
  const playable = info.runs.length > 0;
  const pictured = useFirstPicture(video);
  useSendKept(pictured || !playable);
  const startAt = useStart({ info, asked, video, pictured });
  const saysNothing = info.chat.count === 0 && !info.live;
  // Beside the picture an empty chat is said to be empty; over it, that would only be in the way.
  const chattable = info.chat.enabled && playable && !(fullscreen && saysNothing);
  const withChat = chattable && shown;
  const { activity, goToPeak } = useChatActivity(info, video, pictured);
  return (
    <main className={classNames(styles.page, fullscreen && styles.full, withChat && !fullscreen && styles.withChat)}>
      <WatchHeader info={info} onSeek={seek} pictured={pictured || !playable} />
      <div className={classNames(styles.stage, !playable && styles.words)}>
        {!playable && <NotYet video={info.video} />}
        {playable && <StillPicture video={info.video} />}
        {playable && Player && (
          <Player
            info={info}
            opening={opening}
            video={video}
            onVideo={setVideo}
            startAt={startAt}
            resumes={asked === null}
            pictured={pictured}
            chat={{ open: withChat, toggle: chattable ? toggle : null, activity, goToPeak }}
            overlay={withChat && fullscreen && <ChatOverlay info={info} video={video} onClose={toggle} />}
          />
        )}
      </div>
      {withChat && !fullscreen && (
        <div className={styles.chat}>
          <ChatPanel info={info} video={video} find={find} onPeak={goToPeak} />
        </div>
      )}
    </main>
  );
}

type PageProps = {
  videoId: string;
  /** What the page knows of the video already. */
  card?: VideoCard | null;
  /** The second that the address names (`?t=`). */
  asked?: number | null;
  /** What to search for in the chat (`?find=`). */
  find?: string;
};

export function WatchPage({ videoId, card = null, asked = null, find = '' }: PageProps) {
  const info = usePlaybackInfo(videoId);
  // In slices: drawing all of it in one go would hold up hls.js, and a tap.
  const known = useDeferredValue(info.data);
  const page = classNames(styles.page, useStage().full && styles.full);
  // All of this comes while the server is still asked for the info: the first picture waits for nothing else.
  const Player = usePlayer();
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => {
    const opened = openEarly(masterUrlOf(videoId));
    setOpening(opened);
    return opened.close;
  }, [videoId]);
  useEffect(() => holdWatched(videoId), [videoId]);
  if (known && opening) return <Watch info={known} opening={opening} Player={Player} asked={asked} find={find} />;
  if (info.isError) {
    return (
      <main className={page}>
        <div className={classNames(styles.stage, styles.words)}>
          <div className={styles.center}>
            <QueryError small page title={watchTexts.failed} error={info.error} onRetry={info.refetch} />
            <ButtonLink href="/library">{watchTexts.toLibrary}</ButtonLink>
          </div>
        </div>
      </main>
    );
  }
  return (
    <main className={page} aria-busy>
      <header className={styles.header}>
        {card ? <WatchTitle video={card} prefetching={false} /> : <Skeleton style={{ width: '16rem' }} />}
      </header>
      <div className={styles.stage}>{card && <StillPicture video={card} />}</div>
    </main>
  );
}
