import { formatClock } from '@/components/ui/format-duration';
import { playerTexts } from '@/texts/player';
import { setSpeed } from './carried';
import { type Chapter, chapterAt, chapterJump } from './chapters';
import { stepFrame } from './frame-step';
import { loopFrom, loopTo } from './loop';
import type { LaterActions } from './player-core';
import { type Loop, noLoop, type PlayerSession } from './player-session';
import { type PlayerAction, stepSpeed } from './shortcuts';

export type ActingPlayer = {
  video: HTMLVideoElement;
  session: PlayerSession;
  chapters: readonly Chapter[];
  fps: number;
  mayPlayOnlySound: boolean;
  goLive: () => void;
  /** Null: there is none to show. */
  toggleChat: (() => void) | null;
  /** Null: the chat has no lively moments. */
  goToPeak: ((direction: 1 | -1) => boolean) | null;
  toggleFullscreen: () => void;
  later: LaterActions;
  openSettings: () => void;
  showHelp: () => void;
  /** Says for a moment, over the picture, what was done. */
  flash: (text: string) => void;
};

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

export async function togglePictureInPicture(video: HTMLVideoElement): Promise<void> {
  if (document.pictureInPictureElement === video) await document.exitPictureInPicture();
  else await video.requestPictureInPicture?.();
}

/** How far a video can be sought, seconds. */
function endOf({ seekable }: HTMLVideoElement): number {
  return seekable.length > 0 ? seekable.end(seekable.length - 1) : 0;
}

function changeVolume(video: HTMLVideoElement, amount: number, flash: (text: string) => void): void {
  video.volume = clamp(video.volume + amount, 0, 1);
  if (amount > 0) video.muted = false;
  flash(playerTexts.volume(Math.round(video.volume * 100)));
}

function describeLoop({ from, to }: Loop): string {
  if (from === null) return playerTexts.loopIsOff;
  return to === null
    ? playerTexts.loopBegun(formatClock(from))
    : playerTexts.loopRuns(formatClock(from), formatClock(to));
}

function setLoop({ session, flash }: ActingPlayer, loop: Loop): void {
  session.setLoop(loop);
  flash(describeLoop(loop));
}

function goToChapter({ video, chapters, flash }: ActingPlayer, direction: 1 | -1): void {
  const sec = chapterJump(chapters, video.currentTime, direction);
  if (sec !== null) video.currentTime = sec;
  flash((sec !== null && chapterAt(chapters, sec)?.title) || playerTexts.noChapterThere);
}

/** Does to the player what a key or a button asked for. */
export function performAction(player: ActingPlayer, action: PlayerAction): void {
  const { video, session, flash } = player;
  switch (action.type) {
    case 'toggle-play':
      if (video.paused) video.play().catch(() => {});
      else video.pause();
      return;
    case 'play':
      video.play().catch(() => {});
      return;
    case 'pause':
      video.pause();
      return;
    case 'seek-by':
      video.currentTime = clamp(video.currentTime + action.seconds, 0, endOf(video));
      return;
    case 'seek-to':
      video.currentTime = endOf(video) * action.share;
      return;
    case 'seek-live':
      player.goLive();
      return;
    case 'chapter':
      goToChapter(player, action.direction);
      return;
    case 'add-chapter':
      player.later.addChapter?.();
      return;
    case 'frame':
      video.pause();
      video.currentTime = clamp(stepFrame(video.currentTime, player.fps, action.direction), 0, endOf(video));
      return;
    case 'volume-by':
      changeVolume(video, action.amount, flash);
      return;
    case 'toggle-mute':
      video.muted = !video.muted;
      flash(video.muted ? playerTexts.soundOff : playerTexts.soundOn);
      return;
    case 'speed':
      setSpeed(video, stepSpeed(video.playbackRate, action.direction));
      flash(playerTexts.speedOf(video.playbackRate));
      return;
    case 'loop-from':
      setLoop(player, loopFrom(session.loop, video.currentTime));
      return;
    case 'loop-to':
      setLoop(player, loopTo(session.loop, video.currentTime));
      return;
    case 'loop-off':
      setLoop(player, noLoop);
      return;
    case 'toggle-only-sound':
      if (player.mayPlayOnlySound) session.setOnlySound((on) => !on);
      else flash(playerTexts.noSoundOnly);
      return;
    case 'toggle-silence':
      flash(session.remembered.skipSilence ? playerTexts.skippingOff : playerTexts.skippingOn);
      session.remember({ skipSilence: !session.remembered.skipSilence });
      return;
    case 'toggle-fullscreen':
      player.toggleFullscreen();
      return;
    case 'toggle-chat':
      if (player.toggleChat) player.toggleChat();
      else flash(playerTexts.noChat);
      return;
    case 'chat-peak':
      if (!player.goToPeak?.(action.direction)) flash(playerTexts.noPeaks);
      return;
    case 'toggle-pip':
      togglePictureInPicture(video).catch(() => {});
      return;
    case 'next-video':
      if (player.later.playNext) player.later.playNext();
      else flash(playerTexts.noNext);
      return;
    case 'settings':
      player.openSettings();
      return;
    case 'help':
      player.showHelp();
      return;
  }
}
