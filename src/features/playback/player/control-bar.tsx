'use client';

import { MessageSquareText, Settings } from 'lucide-react';
import type { Ref } from 'react';
import { playerTexts } from '@/texts/player';
import { watchTexts } from '@/texts/watch';
import type { Chapter } from './chapters';
import type { ChatControl } from './chat-control';
import { LiveButton } from './live-button';
import {
  MediaControlBar,
  MediaFullscreenButton,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaVolumeRange,
} from './media-elements';
import styles from './player.module.css';
import type { Loop } from './player-session';
import { SeekBar } from './seek-bar';
import type { SeekMark } from './seek-marks';
import { TimeButton } from './time-button';
import type { MediaState } from './use-media-state';

const { controls } = playerTexts;
const { withKey } = watchTexts;

type Props = {
  media: MediaState;
  marks: readonly SeekMark[];
  chapters: readonly Chapter[];
  loop: Loop;
  live: boolean;
  chat: ChatControl;
  settings: { ref: Ref<HTMLButtonElement>; open: boolean; toggle: () => void };
  /** When a second of the video was broadcast. */
  broadcastAt: (sec: number) => string;
  onGoLive: () => void;
};

/** Everything below the picture: the seek bar above one row of buttons. */
export function ControlBar({ media, marks, chapters, loop, live, chat, settings, broadcastAt, onGoLive }: Props) {
  const totalSec = Math.max(media.duration, media.end);
  const chatLabel = chat.open ? playerTexts.hideChat : playerTexts.showChat;
  return (
    <div className={styles.controls}>
      <SeekBar
        marks={marks}
        chapters={chapters}
        loop={loop}
        activity={chat.activity}
        totalSec={totalSec}
        broadcastAt={broadcastAt}
      />
      <MediaControlBar className={styles.row}>
        <MediaPlayButton
          className={styles.mediaButton}
          title={withKey(media.paused ? controls.play : controls.pause, 'k')}
        />
        <MediaSeekBackwardButton
          seekoffset={10}
          className={styles.mediaButton}
          title={withKey(controls.back('10'), 'j')}
        />
        <MediaSeekForwardButton seekoffset={30} className={styles.mediaButton} title={controls.on('30')} />
        <MediaMuteButton
          className={`${styles.mediaButton} ${styles.wide}`}
          title={withKey(playerTexts.keys.mute, 'm')}
        />
        <MediaVolumeRange className={`${styles.volume} ${styles.wide}`} />
        <TimeButton media={media} live={live} totalSec={totalSec} broadcastAt={broadcastAt} />
        {live && <LiveButton behindSec={media.end - media.time} onGoLive={onGoLive} />}
        <span className={styles.space} />
        <button
          type="button"
          ref={settings.ref}
          className={styles.button}
          aria-label={playerTexts.settings}
          title={withKey(playerTexts.settings, 'g')}
          aria-haspopup="menu"
          aria-expanded={settings.open}
          onClick={settings.toggle}
        >
          <Settings size="1.25rem" aria-hidden />
        </button>
        {chat.toggle && (
          <button
            type="button"
            className={styles.button}
            aria-label={chatLabel}
            title={withKey(chatLabel, 'c')}
            data-on={chat.open}
            onClick={chat.toggle}
          >
            <MessageSquareText size="1.25rem" aria-hidden />
          </button>
        )}
        <MediaPipButton
          className={`${styles.mediaButton} ${styles.wide}`}
          title={withKey(controls.intoSmallWindow, 'p')}
        />
        <MediaFullscreenButton className={styles.mediaButton} title={withKey(controls.intoFullscreen, 'f')} />
      </MediaControlBar>
    </div>
  );
}
