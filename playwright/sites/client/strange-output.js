// A player that draws on a canvas. The element plays on whatever happens; what is seen and heard can be made strange.
import { playOrMute, startBroadcast } from '/testcard/broadcast.js';
import { followServer } from './site.js';

const media = document.getElementById('media');
const canvas = document.getElementById('shown');
const context = canvas.getContext('2d');
media.style.cssText = 'position:absolute;opacity:0;pointer-events:none';
canvas.style.cssText = 'width:100%;height:100%;display:block';
let picture = 'normal';
let cover = null;
let silenced = false;

const draw = () => {
  if (picture === 'black') {
    context.fillStyle = '#000';
    context.fillRect(0, 0, canvas.width, canvas.height);
  } else if (picture === 'normal') context.drawImage(media, 0, 0, canvas.width, canvas.height);
  requestAnimationFrame(draw);
};
const acts = {
  black: () => {
    picture = 'black';
  },
  still: () => {
    picture = 'still';
  },
  silence: () => {
    silenced = true;
    media.muted = true;
  },
  cover: () => {
    cover = document.createElement('div');
    cover.style.cssText = 'position:fixed;inset:0;background:#000;z-index:9999';
    document.body.append(cover);
  },
  normal: () => {
    picture = 'normal';
    silenced = false;
    media.muted = false;
    cover?.remove();
  },
};
// Unmuting does not help: only a reload does.
media.addEventListener('volumechange', () => {
  if (silenced && !media.muted) media.muted = true;
});
followServer({ onState: () => undefined, onCommand: (name) => acts[name]?.() });
await startBroadcast(media);
draw();
await playOrMute(media);
