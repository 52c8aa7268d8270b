// Options by query: chat=fast|off, start=SECONDS (offline until then), end=SECONDS (the stream ends after that much media).
import { frameNumber, playOrMute, startBroadcast } from './broadcast.js';
import { startChat } from './chat.js';

const find = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const seconds = (name) => {
  const value = Number.parseFloat(query.get(name) ?? '');
  return Number.isFinite(value) && value > 0 ? value : null;
};

const video = find('video');
const player = find('player');

/** What the player shows: offline | loading | live | blocked | ended | broken. */
function show(state, note = '') {
  player.dataset.state = state;
  find('note').textContent = note;
  find('badge').textContent = { live: 'Live', blocked: 'Live', ended: 'Ended', broken: 'Error' }[state] ?? 'Offline';
  find('badge').dataset.on = String(state === 'live' || state === 'blocked');
}

function showSound() {
  find('sound').hidden = !video.muted || player.dataset.state !== 'live';
}

function countDown(wait) {
  const until = performance.now() + wait * 1000;
  return new Promise((resolve) => {
    const tick = () => {
      const left = until - performance.now();
      if (left <= 0) return resolve();
      show('offline', `Goes live in ${Math.ceil(left / 1000)} s`);
      setTimeout(tick, Math.min(250, left));
    };
    tick();
  });
}

async function play() {
  const how = await playOrMute(video);
  show(how === 'blocked' ? 'blocked' : 'live');
  showSound();
}

function tellTime() {
  const now = new Date();
  find('clock').textContent = now.toLocaleTimeString('en-GB');
  find('clock').dateTime = now.toISOString();
  setTimeout(tellTime, 1000 - now.getMilliseconds());
}

function tellFacts() {
  const { totalVideoFrames = 0, droppedVideoFrames = 0 } = video.getVideoPlaybackQuality?.() ?? {};
  const live = video.readyState >= 2;
  find('media-time').textContent = live ? `${video.currentTime.toFixed(1)} s` : '–';
  find('frame').textContent = live ? String(frameNumber(video.currentTime)) : '–';
  find('picture').textContent = live ? `${video.videoWidth} × ${video.videoHeight}` : '–';
  find('dropped').textContent = live ? `${droppedVideoFrames} of ${totalVideoFrames}` : '–';
}

async function goLive() {
  show('loading', 'Connecting');
  const broadcast = await startBroadcast(video, { endSec: seconds('end') });
  const chat = query.get('chat');
  const talk =
    chat === 'off'
      ? null
      : startChat(find('messages'), { perSecond: chat === 'fast' ? 100 : 0.5, mediaTime: () => video.currentTime });
  find('quiet').hidden = talk !== null;
  video.addEventListener('ended', () => {
    talk?.stop();
    show('ended', 'The broadcast has ended');
    showSound();
  });
  window.jomoTestcard = { broadcast, chat: talk };
  await play();
}

find('play').addEventListener('click', () => void play());
find('sound').addEventListener('click', () => {
  video.muted = false;
});
video.addEventListener('volumechange', showSound);
tellTime();
setInterval(tellFacts, 500);

try {
  const wait = seconds('start');
  if (wait !== null) await countDown(wait);
  await goLive();
} catch (error) {
  show('broken', error instanceof Error ? error.message : String(error));
}
