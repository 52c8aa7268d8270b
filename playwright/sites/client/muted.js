// Starts without sound, as most sites do; and takes back the first attempt to turn the sound on.
import { pageParts, runPlayer } from './site.js';

const parts = pageParts();
let takenBack = false;
parts.media.muted = true;
parts.media.addEventListener('volumechange', () => {
  if (parts.media.muted || takenBack) return;
  takenBack = true;
  setTimeout(() => {
    parts.media.muted = true;
  }, 1000);
});
runPlayer(parts);
