import type { PlaybackInfo } from '@/shared/views';
import type { Chapter } from './chapters';
import type { PlayerSession } from './player-session';
import type { PlayerAction } from './shortcuts';
import type { useHls } from './use-hls';
import type { MediaState } from './use-media-state';

/** What the keys can do only once the rest of the player is loaded, which puts it here. */
export type LaterActions = { playNext?: (() => void) | null; addChapter?: () => void };

/** What the parts of the player share that are loaded after the first picture. */
export type PlayerCore = {
  video: HTMLVideoElement;
  info: PlaybackInfo;
  media: MediaState;
  hls: ReturnType<typeof useHls>;
  session: PlayerSession;
  chapters: readonly Chapter[];
  mayPlayOnlySound: boolean;
  perform: (action: PlayerAction) => void;
  flash: (text: string) => void;
};
