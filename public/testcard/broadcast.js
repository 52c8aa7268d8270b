// An endless live broadcast made of one short file: card.mp4 (scripts/make-testcard.mjs) is fetched once, cut into its
// fragments, and appended over and over through Media Source Extensions, each round shifted by the length of the loop.
// The page that uses it sees what it would see on a live site: a blob: source, duration Infinity, a short buffer.

export const LOOP_SEC = 32;
export const FPS = 30;
const TYPE = 'video/mp4; codecs="avc1.64001f, mp4a.40.2"';
const FRAGMENT_SEC = 2;
const AHEAD_SEC = 8;
const BEHIND_SEC = 20;

/** Number burnt into the picture that is shown at a media time, 0..959. */
export function frameNumber(mediaSec) {
  return Math.floor(mediaSec * FPS + 0.001) % (FPS * LOOP_SEC);
}

/** Cuts a fragmented MP4 into its head (ftyp, moov) and its fragments (each moof with its mdat). */
export function splitFragments(buffer) {
  const view = new DataView(buffer);
  const cuts = [];
  for (let at = 0; at + 8 <= buffer.byteLength; at += view.getUint32(at)) {
    const type = view.getUint32(at + 4);
    if (type === 0x6d6f6f66) cuts.push(at); // moof
    if (type === 0x6d667261) cuts.push(at); // mfra, the index at the end, is not media
    if (view.getUint32(at) < 8) break;
  }
  const parts = cuts.map((from, i) => buffer.slice(from, cuts[i + 1] ?? buffer.byteLength));
  const media = parts.filter((part) => new DataView(part).getUint32(4) === 0x6d6f6f66);
  return { head: buffer.slice(0, cuts[0] ?? 0), media };
}

function once(target, name) {
  return new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
}

async function fetchCard(source) {
  const answer = await fetch(source);
  if (!answer.ok)
    throw new Error(`The card's video is missing (${answer.status}). Run "node scripts/make-testcard.mjs".`);
  return splitFragments(await answer.arrayBuffer());
}

/**
 * Feeds a media element. Resolves when the first fragment is in; the caller then plays it.
 * @param {HTMLMediaElement} video
 * @param {{ source?: string | URL, endSec?: number | null }} [options] `endSec`: media time at which the stream ends
 * @returns {Promise<{ end(): void, stall(): void, resume(): void, stop(): void }>} `end` ends the stream now, `stall`
 * lets the data run dry within a moment, `resume` undoes that, `stop` takes the source away.
 */
export async function startBroadcast(video, options = {}) {
  const { head, media } = await fetchCard(options.source ?? new URL('card.mp4', import.meta.url));
  const Source = window.ManagedMediaSource ?? window.MediaSource;
  if (!Source?.isTypeSupported(TYPE)) throw new Error('This browser cannot play a live H.264 and AAC stream.');
  const mediaSource = new Source();
  const address = URL.createObjectURL(mediaSource);
  if (window.ManagedMediaSource) video.disableRemotePlayback = true;
  video.src = address;
  await once(mediaSource, 'sourceopen');
  const buffer = mediaSource.addSourceBuffer(TYPE);

  let next = 0; // counts fragments since the start, over all rounds
  let endSec = options.endSec ?? null;
  let dry = false;
  let over = false;

  const change = async (act) => {
    const done = once(buffer, 'updateend');
    act();
    await done;
  };
  const bufferedEnd = () => (buffer.buffered.length > 0 ? buffer.buffered.end(buffer.buffered.length - 1) : 0);

  /** One step towards the wanted buffer; true when there may be more to do at once. */
  async function step() {
    const now = video.currentTime;
    if (dry) {
      if (bufferedEnd() > now + 1) await change(() => buffer.remove(now + 0.5, Number.POSITIVE_INFINITY));
      next = Math.max(0, Math.floor((bufferedEnd() - 0.1) / FRAGMENT_SEC));
      return false;
    }
    if (endSec !== null && next * FRAGMENT_SEC >= endSec) {
      if (bufferedEnd() > endSec) await change(() => buffer.remove(endSec, Number.POSITIVE_INFINITY));
      mediaSource.endOfStream();
      over = true;
      return false;
    }
    if (buffer.buffered.length > 0 && now - buffer.buffered.start(0) > BEHIND_SEC + 10) {
      await change(() => buffer.remove(0, now - BEHIND_SEC));
    }
    if (next * FRAGMENT_SEC > now + AHEAD_SEC) return false;
    buffer.timestampOffset = Math.floor(next / media.length) * LOOP_SEC;
    await change(() => buffer.appendBuffer(media[next % media.length]));
    next += 1;
    return true;
  }

  let busy = null;
  function pump() {
    busy ??= (async () => {
      try {
        while (!over && mediaSource.readyState === 'open' && (await step()));
      } catch (error) {
        if (!over) throw error; // the source was taken away in the middle of a step
      } finally {
        busy = null;
      }
    })();
    return busy;
  }

  await change(() => buffer.appendBuffer(head));
  mediaSource.duration = Number.POSITIVE_INFINITY;
  await pump();
  const timer = setInterval(() => void pump(), 250);
  video.addEventListener('ended', () => clearInterval(timer), { once: true });

  return {
    end() {
      endSec = Math.max(0.1, video.currentTime + 0.2);
      next = Math.max(next, Math.ceil(endSec / FRAGMENT_SEC));
      void pump();
    },
    stall() {
      dry = true;
      void pump();
    },
    resume() {
      dry = false;
      void pump();
    },
    stop() {
      over = true;
      clearInterval(timer);
      video.removeAttribute('src');
      video.load();
      URL.revokeObjectURL(address);
    },
  };
}

/**
 * Plays with sound where the browser allows it, else muted, else not at all.
 * @returns {Promise<'sound' | 'muted' | 'blocked'>}
 */
export async function playOrMute(video) {
  try {
    await video.play();
    return video.muted ? 'muted' : 'sound';
  } catch {
    video.muted = true;
  }
  try {
    await video.play();
    return 'muted';
  } catch {
    video.muted = false;
    return 'blocked';
  }
}
