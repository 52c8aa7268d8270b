// A player with an open source that never gets a byte: it spins forever.
import { pageParts, runPlayer } from './site.js';

runPlayer({
  ...pageParts(),
  async feed(media) {
    media.src = URL.createObjectURL(new MediaSource());
    const nothing = () => undefined;
    return { end: nothing, stall: nothing, resume: nothing, stop: () => media.removeAttribute('src') };
  },
  play(media) {
    media.play().catch(() => undefined); // stays pending for as long as there is no data
  },
});
