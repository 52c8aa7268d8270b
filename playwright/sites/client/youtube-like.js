import { pageParts, runPlayer } from './site.js';

const slate = document.querySelector('.ytp-offline-slate');
const dialog = document.querySelector('yt-confirm-dialog-renderer');
const parts = pageParts();
dialog.querySelector('button').addEventListener('click', () => {
  dialog.hidden = true;
  void parts.media.play();
});
// "Are you still there?": shown whenever somebody pauses the video.
parts.media.addEventListener('pause', () => {
  dialog.hidden = parts.media.ended;
});
// A trailer plays under the slate until the stream begins.
new MutationObserver(() => {
  slate.hidden = parts.sign.hidden;
}).observe(parts.sign, { attributes: true });
slate.hidden = parts.sign.hidden;
runPlayer(parts);
