'use client';

import { MediaController, MediaLoadingIndicator, MediaPlayButton } from 'media-chrome/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { formatClock } from '@/components/ui/format-duration';
import type { PlaybackInfo } from '@/shared/views';
import { ControlBar } from './control-bar';
import type { Opening } from './open-early';
import { performAction } from './perform-action';
import styles from './player.module.css';
import { PlayerError } from './player-error';
import { seekMarks } from './seek-marks';
import { ShortcutHelp } from './shortcut-help';
import { useHls } from './use-hls';
import { useMediaState } from './use-media-state';
import { useSaveProgress } from './use-save-progress';
import { useShortcuts } from './use-shortcuts';

type Props = {
  info: PlaybackInfo;
  opening: Opening;
  video: HTMLVideoElement | null;
  onVideo: (video: HTMLVideoElement | null) => void;
  /** There is a picture, or none to wait for. */
  pictured: boolean;
  chat: { available: boolean; open: boolean; toggle: () => void };
};

/** Says that it did not begin at the start, for as long as that matters. */
function ResumeNote({ video, resumedAt, time }: { video: HTMLVideoElement | null; resumedAt: number; time: number }) {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || resumedAt < 5 || time < resumedAt - 1 || time > resumedAt + 12) return null;
  return (
    <div className={styles.note}>
      Resumed at {formatClock(resumedAt)}
      <button
        type="button"
        onClick={() => {
          setDismissed(true);
          if (video) video.currentTime = 0;
        }}
      >
        Start over
      </button>
    </div>
  );
}

/** The player: hls.js in a video element under media-chrome controls. */
export default function Player({ info, opening, video, onVideo, pictured, chat }: Props) {
  const [resumedAt] = useState(info.resumeSec);
  const [helping, setHelping] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const hls = useHls(video, { src: info.masterUrl, startAt: resumedAt, opening });
  const media = useMediaState(video);
  useSaveProgress(video, info.video.id);
  const { health, gaps, runs, live } = info;
  const marks = useMemo(() => seekMarks({ health, gaps, runs }), [health, gaps, runs]);

  const goLive = useCallback(() => {
    if (!video || video.seekable.length === 0) return;
    const end = video.seekable.end(video.seekable.length - 1);
    video.currentTime = live ? (hls.liveEdge() ?? Math.max(0, end - 6)) : end;
    if (live) video.play().catch(() => {});
  }, [video, live, hls.liveEdge]);
  const showHelp = useCallback(() => setHelping(true), []);

  useShortcuts((action) => {
    if (!video) return;
    const toggleFullscreen = () => frame.current?.querySelector<HTMLElement>('media-fullscreen-button')?.click();
    performAction({ video, goLive, toggleChat: chat.toggle, toggleFullscreen, showHelp }, action);
  });

  return (
    <div className={styles.frame} ref={frame}>
      <MediaController
        noHotkeys
        className={styles.controller}
        autohide={menuOpen ? '-1' : '2.5'}
        aria-label={`Player: ${info.video.title}`}
      >
        {/* biome-ignore lint/a11y/useMediaCaption: what was recorded has no captions. */}
        <video ref={onVideo} slot="media" playsInline preload="auto" className={styles.video}>
          {info.storyboardUrl && (
            <track key={info.storyboardUrl} kind="metadata" label="thumbnails" default src={info.storyboardUrl} />
          )}
        </video>
        {!hls.fatal && <MediaLoadingIndicator slot="centered-chrome" noAutohide className={styles.loading} />}
        <div slot="centered-chrome" className={styles.center}>
          {pictured && media.paused && !hls.fatal && <MediaPlayButton className={styles.bigPlay} />}
        </div>
        {pictured && !hls.fatal && (
          <ControlBar
            video={video}
            media={media}
            hls={hls}
            marks={marks}
            live={live}
            offeredQualities={info.renditions.filter(({ height }) => height !== null).length}
            chat={chat}
            onGoLive={goLive}
            onHelp={showHelp}
            onMenu={setMenuOpen}
          />
        )}
      </MediaController>
      <ResumeNote video={video} resumedAt={resumedAt} time={media.time} />
      {hls.fatal && <PlayerError message={hls.fatal} onRetry={hls.reconnect} />}
      {helping && <ShortcutHelp onClose={() => setHelping(false)} />}
    </div>
  );
}
