import { pageParts, runPlayer } from './site.js';

const parts = pageParts();
setInterval(() => window.top.postMessage({ mediaTime: parts.media.currentTime }, '*'), 200);
runPlayer(parts);
