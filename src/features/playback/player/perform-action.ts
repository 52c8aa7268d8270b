import { type PlayerAction, stepSpeed } from './shortcuts';

type Player = {
  video: HTMLVideoElement;
  goLive: () => void;
  toggleChat: () => void;
  toggleFullscreen: () => void;
  showHelp: () => void;
};

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

async function togglePictureInPicture(video: HTMLVideoElement): Promise<void> {
  if (document.pictureInPictureElement === video) await document.exitPictureInPicture();
  else await video.requestPictureInPicture?.();
}

/** Does to the player what a key or a button asked for. */
export function performAction(player: Player, action: PlayerAction): void {
  const { video } = player;
  const end = video.seekable.length > 0 ? video.seekable.end(video.seekable.length - 1) : 0;
  switch (action.type) {
    case 'toggle-play':
      if (video.paused) video.play().catch(() => {});
      else video.pause();
      return;
    case 'seek-by':
      video.currentTime = clamp(video.currentTime + action.seconds, 0, end);
      return;
    case 'seek-to':
      video.currentTime = end * action.share;
      return;
    case 'seek-live':
      player.goLive();
      return;
    case 'volume-by':
      video.volume = clamp(video.volume + action.amount, 0, 1);
      if (action.amount > 0) video.muted = false;
      return;
    case 'toggle-mute':
      video.muted = !video.muted;
      return;
    case 'toggle-fullscreen':
      player.toggleFullscreen();
      return;
    case 'toggle-chat':
      player.toggleChat();
      return;
    case 'toggle-pip':
      togglePictureInPicture(video).catch(() => {});
      return;
    case 'speed':
      video.playbackRate = stepSpeed(video.playbackRate, action.direction);
      return;
    case 'help':
      player.showHelp();
      return;
  }
}
