import type { KeptPosition } from './kept-position';
import { keepPosition } from './position-store';
import { type SendResult, sendPosition } from './send-position';
import { onViewingAction } from './viewing-action';

const TICK_MS = 1_000;
/** The server learns of it so often while it moves. */
const SEND_MS = 3_000;
/** A clock that stood still for so long: the device slept. */
const SLEPT_MS = 15_000;
/** After sleep the position counts again when it is this near to where it was, seconds. */
const NEAR_SEC = 10;

/**
 * Keeps the position of a video: in this browser every second, so that a discarded tab loses no more, and on the server
 * every three, which a killed browser loses at most, and at every pause, jump and farewell. A device that wakes up may find its picture at the start
 * or at the end: such a place is not kept until somebody does something, or the video is back where it was. Answers how
 * to stop.
 */
export function followPosition(
  video: HTMLVideoElement,
  videoId: string,
  onResult: (result: SendResult) => void,
): () => void {
  const player = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
  let actionAt = Date.now();
  let kept: KeptPosition | null = null;
  let sentAt = 0;
  let tickedAt = Date.now();
  let doubtful = false;

  const keep = () => {
    // Before the first picture, and on the way to another one, the position says nothing.
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.seeking) return;
    const sec = Math.round(video.currentTime * 10) / 10;
    if (doubtful && kept && Math.abs(sec - kept.sec) > NEAR_SEC) return;
    doubtful = false;
    if (kept && Math.abs(sec - kept.sec) < 0.5) return;
    kept = { sec, at: Date.now(), actionAt, player, sent: false };
    keepPosition(videoId, kept);
  };
  const send = () => {
    if (!kept || kept.sent) return;
    const position = kept;
    sentAt = Date.now();
    void sendPosition(videoId, position, sentAt).then((result) => {
      if (result === 'sent') position.sent = true;
      onResult(result);
    });
  };
  const keepAndSend = () => {
    keep();
    send();
  };
  const tick = () => {
    const now = Date.now();
    doubtful ||= now - tickedAt > SLEPT_MS;
    tickedAt = now;
    keep();
    if (now - sentAt >= SEND_MS - TICK_MS / 2) send();
  };
  const act = () => {
    actionAt = Date.now();
    doubtful = false;
  };
  const actAndSend = () => {
    act();
    keepAndSend();
  };
  const sendWhenHidden = () => {
    if (document.visibilityState === 'hidden') keepAndSend();
  };

  const timer = setInterval(tick, TICK_MS);
  const listening = new AbortController();
  const { signal } = listening;
  video.addEventListener('play', act, { signal });
  video.addEventListener('pause', actAndSend, { signal });
  video.addEventListener('seeked', keepAndSend, { signal });
  video.addEventListener('ended', keepAndSend, { signal });
  onViewingAction(video, act, signal);
  document.addEventListener('pointerdown', act, { signal, capture: true });
  document.addEventListener('keydown', act, { signal, capture: true });
  document.addEventListener('visibilitychange', sendWhenHidden, { signal });
  window.addEventListener('pagehide', keepAndSend, { signal });
  window.addEventListener('online', send, { signal });
  return () => {
    keepAndSend();
    clearInterval(timer);
    listening.abort();
  };
}
