// Stands in for copy-protected media: the element has MediaKeys (ClearKey, the key system every browser has), which is
// what a page with a real protection has too. The picture itself is not encrypted.
import { playOrMute } from '/testcard/broadcast.js';
import { pageParts, runPlayer } from './site.js';

runPlayer({
  ...pageParts(),
  async play(media) {
    const type = { contentType: 'video/mp4; codecs="avc1.64001f"' };
    const access = await navigator.requestMediaKeySystemAccess('org.w3.clearkey', [
      { initDataTypes: ['cenc'], videoCapabilities: [type] },
    ]);
    await media.setMediaKeys(await access.createMediaKeys());
    await playOrMute(media);
  },
});
