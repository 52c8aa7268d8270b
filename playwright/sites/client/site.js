// What all sites have in common: they know from the server whether they are live, play the test card's endless
// broadcast, let the chat talk, and obey the commands of a test.
import { playOrMute, startBroadcast } from '/testcard/broadcast.js';
import { startChat } from '/testcard/chat.js';

/** Calls back on every change told by the server: `onState(live)` at first, then `onCommand(name)`. */
export function followServer({ onState, onCommand }) {
  const events = new EventSource(`/events/${document.documentElement.dataset.site}`);
  events.addEventListener('state', (event) => onState(JSON.parse(event.data).live), { once: true });
  events.addEventListener('command', (event) => {
    const { command } = JSON.parse(event.data);
    if (command === 'reload') location.reload();
    else onCommand(command);
  });
}

/** The chat beside the player: it talks while the site is live. */
export function createChat(list, mediaTime) {
  let talk = null;
  const home = list.parentElement;
  return {
    open() {
      talk ??= startChat(list, { mediaTime });
    },
    close() {
      talk?.stop();
      talk = null;
    },
    command(name) {
      if (name === 'closeChat') list.remove();
      if (name === 'openChat') home.append(list);
      if (name === 'floodChat') talk?.flood(100);
      if (name === 'calmChat') talk?.flood(0.5);
    },
  };
}

/**
 * Runs a player. `play(media)` is how this site starts playing once there is data; it may wait for the visitor.
 * @param {{ media: HTMLMediaElement, sign?: HTMLElement, chat?: ReturnType<typeof createChat>, play?: Function,
 *   feed?: (media: HTMLMediaElement) => Promise<{ end(): void, stall(): void, resume(): void, stop(): void }> }} options
 */
export function runPlayer({ media, sign, chat, play = playOrMute, feed = startBroadcast }) {
  let broadcast = null;
  let wanted = false;

  const show = (text) => {
    if (!sign) return;
    sign.hidden = text === null;
    sign.textContent = text ?? '';
  };

  async function goLive() {
    if (wanted && !media.ended) return;
    wanted = true;
    broadcast?.stop();
    show(null);
    media.playbackRate = 1;
    broadcast = await feed(media);
    if (!wanted) return broadcast.stop();
    chat?.open();
    await play(media);
  }

  function goOffline(text) {
    wanted = false;
    broadcast?.stop();
    broadcast = null;
    chat?.close();
    show(text);
  }

  media.addEventListener('ended', () => {
    wanted = false;
    chat?.close();
    show('The broadcast has ended');
  });

  const acts = {
    goLive: () => void goLive(),
    goOffline: () => goOffline('This channel is offline'),
    end: () => broadcast?.end(),
    stall: () => broadcast?.stall(),
    freeze: () => {
      media.playbackRate = 0;
    },
    pause: () => media.pause(),
    resume: () => {
      broadcast?.resume();
      media.playbackRate = 1;
      if (media.paused) void media.play();
    },
    mute: () => {
      media.muted = true;
    },
  };

  followServer({
    onState: (live) => (live ? void goLive() : goOffline('This channel is offline')),
    onCommand: (name) => {
      acts[name]?.();
      chat?.command(name);
    },
  });
}

/** The parts as most pages have them. */
export function pageParts() {
  const media = document.getElementById('media');
  const list = document.getElementById('chat');
  return {
    media,
    sign: document.getElementById('sign'),
    chat: list ? createChat(list, () => media.currentTime) : undefined,
  };
}
