'use client';

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { audioUrlOf, screenUrlOf } from '@/shared/media-url';
import type { PlaybackInfo } from '@/shared/views';
import { playerTexts } from '@/texts/player';
import { broadcastTimeAt } from '../broadcast-time';
import { useStage } from '../full-screen/full-screen-stage';
import { toggleFullScreen } from '../full-screen/toggle-full-screen';
import { openLastRun } from '../open-last-run';
import { useKeepPosition } from '../position/use-keep-position';
import { useCarriedSpeed } from './carried';
import { chaptersOf } from './chapters';
import type { ChatControl } from './chat-control';
import { ControlBar } from './control-bar';
import { fpsOf } from './frame-step';
import { useKeptSound } from './kept-sound';
import { MediaController, MediaLoadingIndicator, MediaPlayButton } from './media-elements';
import { noteFor, ResumeNote, TroubleNote } from './notes';
import type { Opening } from './open-early';
import { performAction } from './perform-action';
import styles from './player.module.css';
import type { LaterActions, PlayerCore } from './player-core';
import { PlayerError } from './player-error';
import { usePlayerSession } from './player-session';
import { seekMarks } from './seek-marks';
import { ShortcutHelp } from './shortcut-help';
import type { PlayerAction } from './shortcuts';
import { useComeBack } from './use-come-back';
import { useCover } from './use-cover';
import { useExtras } from './use-extras';
import { useFlash } from './use-flash';
import { useHls } from './use-hls';
import { useMediaElements } from './use-media-elements';
import { useMediaState } from './use-media-state';
import { useShortcuts } from './use-shortcuts';
import { useSignedOut } from './use-signed-out';
import { useWake } from './use-wake';

export type PlayerProps = {
  info: PlaybackInfo;
  opening: Opening;
  video: HTMLVideoElement | null;
  onVideo: (video: HTMLVideoElement | null) => void;
  /** Where the video begins, media seconds. */
  startAt: number;
  /** It was watched before, and does not begin where the address says. */
  resumes: boolean;
  /** There is a picture, or none to wait for. */
  pictured: boolean;
  chat: ChatControl;
  /** Lies over the picture, in full screen too. */
  overlay: ReactNode;
};

/** Of media-chrome's element, what its React types leave out. */
type Controller = HTMLElement & { fullscreenElement: Element };

/** The player: hls.js in a video element under media-chrome controls. */
export default function Player(props: PlayerProps) {
  const { info, opening, video, onVideo, startAt, resumes, pictured, chat, overlay } = props;
  const { live } = info;
  const [helping, setHelping] = useState(false);
  const [settingsOpen, setSettingsOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const gear = useRef<HTMLButtonElement>(null);
  const later = useRef<LaterActions>({});
  const { text: flashed, flash } = useFlash();
  const session = usePlayerSession();
  const mayPlayOnlySound = !live && info.renditions.some(({ name }) => name === 'audio');
  useKeptSound(video, session.sleep.kind === 'at');
  useCarriedSpeed(video);
  const onlySound = session.onlySound && mayPlayOnlySound;
  const here = onlySound ? audioUrlOf(info.video.id) : info.masterUrl;
  const src = session.screen === null ? here : screenUrlOf(info.video.id, session.screen, onlySound);
  const hls = useHls(video, {
    src,
    startAt,
    opening,
    native: session.screen !== null,
    onDropped: useCallback(() => flash(playerTexts.rungGone), [flash]),
  });
  const media = useMediaState(video);
  const told = useKeepPosition(video, info.video.id);
  const signedOut = useSignedOut(told);
  const elements = useMediaElements(pictured);
  const Extras = useExtras(pictured);
  const { health, gaps, runs, chapters: own } = info;
  const marks = useMemo(() => seekMarks({ health, gaps, runs }), [health, gaps, runs]);
  const chapters = useMemo(() => chaptersOf(runs, own), [runs, own]);
  const known = useMemo(() => openLastRun(runs, live), [runs, live]);
  const broadcastAt = useCallback((sec: number) => broadcastTimeAt(known, sec), [known]);

  const note = noteFor({ signedOut, told, ...hls });
  const cover = useCover(video, hls.fatal);
  useComeBack(hls.fatal, info.masterUrl, hls.resume);
  useWake(() => (hls.fatal?.reason === 'network' ? hls.resume() : hls.revive()));

  const goLive = useCallback(() => {
    if (!video || video.seekable.length === 0) return;
    const end = video.seekable.end(video.seekable.length - 1);
    video.currentTime = live ? (hls.liveEdge() ?? Math.max(0, end - 6)) : end;
    if (live) video.play().catch(() => {});
  }, [video, live, hls.liveEdge]);
  const closeSettings = useCallback(() => {
    setSettingsOpen(false);
    gear.current?.focus();
  }, []);
  const stage = useStage().element;
  useEffect(() => {
    // What lies over the picture comes along. (By its attribute the element would be looked for before it is there.)
    const controller = frame.current?.querySelector<Controller>('media-controller');
    if (elements !== 'defined' || !controller) return;
    if (stage.current) controller.fullscreenElement = stage.current;
    // The element has put a general name of its own there.
    controller.setAttribute('aria-label', playerTexts.player(info.video.title));
  }, [stage, elements, info.video.title]);

  const perform = (action: PlayerAction) => {
    if (!video) return;
    const toggleFullscreen = () => toggleFullScreen(stage.current ?? video, video);
    performAction(
      {
        video,
        session,
        chapters,
        fps: fpsOf(info.quality),
        mayPlayOnlySound,
        goLive,
        toggleChat: chat.toggle,
        goToPeak: chat.goToPeak,
        toggleFullscreen,
        later: later.current,
        openSettings: () => setSettingsOpen(true),
        showHelp: () => setHelping(true),
        flash,
      },
      action,
    );
  };
  useShortcuts(perform);

  const core: PlayerCore | null = video && {
    video,
    info,
    media,
    hls,
    session,
    chapters,
    mayPlayOnlySound,
    perform,
    flash,
  };
  return (
    <div className={styles.frame} ref={frame}>
      <MediaController
        nohotkeys
        novolumepref
        nomutedpref
        className={styles.controller}
        autohide={settingsOpen ? '-1' : '2.5'}
      >
        {/* biome-ignore lint/a11y/useMediaCaption: what was recorded has no captions. */}
        <video
          ref={onVideo}
          slot="media"
          playsInline
          preload="auto"
          controls={elements === 'missing'}
          className={styles.video}
        >
          {info.storyboardUrl && (
            <track key={info.storyboardUrl} kind="metadata" label="thumbnails" default src={info.storyboardUrl} />
          )}
        </video>
        {!cover && <MediaLoadingIndicator slot="centered-chrome" noautohide className={styles.loading} />}
        <div slot="centered-chrome" className={styles.center}>
          {pictured && media.paused && !cover && <MediaPlayButton className={styles.bigPlay} />}
        </div>
        {elements === 'defined' && !cover && (
          <ControlBar
            media={media}
            marks={marks}
            chapters={chapters}
            loop={session.loop}
            live={live}
            chat={chat}
            settings={{ ref: gear, open: settingsOpen, toggle: () => setSettingsOpen(!settingsOpen) }}
            broadcastAt={broadcastAt}
            onGoLive={goLive}
          />
        )}
      </MediaController>
      {overlay}
      {Extras && core && (
        <Extras
          core={core}
          frame={frame}
          later={later}
          settingsOpen={settingsOpen && !cover}
          onCloseSettings={closeSettings}
          onHelp={() => setHelping(true)}
        />
      )}
      {flashed && (
        <div className={styles.flash} role="status">
          {flashed}
        </div>
      )}
      {note && !cover && <TroubleNote reason={note} videoId={info.video.id} time={media.time} />}
      {resumes && !note && <ResumeNote video={video} resumedAt={startAt} time={media.time} />}
      {cover && (
        <PlayerError trouble={cover} videoId={info.video.id} sec={media.time || startAt} onRetry={hls.reconnect} />
      )}
      {helping && <ShortcutHelp onClose={() => setHelping(false)} />}
    </div>
  );
}
