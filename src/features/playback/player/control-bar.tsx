'use client';

import { Keyboard, MessageSquareText } from 'lucide-react';
import {
  MediaControlBar,
  MediaFullscreenButton,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaTimeDisplay,
  MediaVolumeRange,
} from 'media-chrome/react';
import { ChoiceMenu } from './choice-menu';
import { LiveButton } from './live-button';
import styles from './player.module.css';
import { QualityMenu } from './quality-menu';
import { SeekBar } from './seek-bar';
import type { SeekMark } from './seek-marks';
import { speeds } from './shortcuts';
import type { useHls } from './use-hls';
import type { MediaState } from './use-media-state';

type Props = {
  video: HTMLVideoElement | null;
  media: MediaState;
  hls: ReturnType<typeof useHls>;
  marks: readonly SeekMark[];
  live: boolean;
  offeredQualities: number;
  chat: { available: boolean; open: boolean; toggle: () => void };
  onGoLive: () => void;
  onHelp: () => void;
  onMenu: (open: boolean) => void;
};

const speedOptions = speeds.map((speed) => ({ value: speed, label: speed === 1 ? 'Normal' : `${speed}×` }));

/** Everything below the picture: the seek bar above one row of buttons. */
export function ControlBar({
  video,
  media,
  hls,
  marks,
  live,
  offeredQualities,
  chat,
  onGoLive,
  onHelp,
  onMenu,
}: Props) {
  const setSpeed = (speed: number) => {
    if (video) video.playbackRate = speed;
  };
  return (
    <div className={styles.controls}>
      <SeekBar marks={marks} totalSec={Math.max(media.duration, media.end)} />
      <MediaControlBar className={styles.row}>
        <MediaPlayButton className={styles.mediaButton} />
        <MediaSeekBackwardButton seekOffset={10} className={styles.mediaButton} />
        <MediaSeekForwardButton seekOffset={30} className={`${styles.mediaButton} ${styles.wide}`} />
        <MediaMuteButton className={`${styles.mediaButton} ${styles.wide}`} />
        <MediaVolumeRange className={`${styles.volume} ${styles.wide}`} />
        <MediaTimeDisplay showDuration className={styles.time} />
        {live && <LiveButton behindSec={media.end - media.time} onGoLive={onGoLive} />}
        <span className={styles.space} />
        <ChoiceMenu
          label="Speed"
          face={`${media.rate}×`}
          value={media.rate}
          options={speedOptions}
          onChoose={setSpeed}
          onOpenChange={onMenu}
        />
        <QualityMenu hls={hls} offered={offeredQualities} onOpenChange={onMenu} />
        <button
          type="button"
          className={`${styles.button} ${styles.wide}`}
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={onHelp}
        >
          <Keyboard size="1.25rem" aria-hidden />
        </button>
        {chat.available && (
          <button
            type="button"
            className={styles.button}
            aria-label={chat.open ? 'Hide chat' : 'Show chat'}
            title={chat.open ? 'Hide chat (c)' : 'Show chat (c)'}
            aria-pressed={chat.open}
            onClick={chat.toggle}
          >
            <MessageSquareText size="1.25rem" aria-hidden />
          </button>
        )}
        <MediaPipButton className={`${styles.mediaButton} ${styles.wide}`} />
        <MediaFullscreenButton className={styles.mediaButton} />
      </MediaControlBar>
    </div>
  );
}
