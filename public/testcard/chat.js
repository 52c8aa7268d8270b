// A chat that talks: the same people say the same things in the same order every time, each with the media time at
// which the message appeared, so that a replay can be checked against the picture.

const CAST = [
  { author: 'Mara', color: '#ff8f6b', badges: ['host'] },
  { author: 'tinkerbird', color: '#7cc4ff' },
  { author: 'Oskar W.', badges: ['member'] },
  { author: 'nightowl_44', color: '#b79cff', badges: ['moderator'] },
  { author: 'Yuki', color: '#7ee2a8', badges: ['member', 'founder'] },
  { author: 'pablo' },
  { author: 'Ifeoma', color: '#ffd166' },
  { author: 'stillhere', color: '#f58fb8' },
];
const LINES = [
  'Hello from the front row',
  'Picture is crisp here',
  'That beep is right on the flash',
  'Who else is watching this on a phone?',
  'The ball went all the way round again',
  'Greetings from a train, no stutter so far',
  'I could watch colour bars all day',
  'Just joined, what did I miss? 👋',
  'Sound and picture agree on my side',
  'Ünïcödé works too: Ελληνικά, Кириллица, emoji 🎉',
];
const PAID = [
  { amount: '5.00 EUR', line: 'For the best loop on the internet' },
  { amount: '$20.00', line: 'Keep the beeps coming' },
  { amount: '¥1,000', line: 'Congratulations on the next round' },
];
const SYSTEM = ['Slow mode is off', 'Be kind to each other', 'New here? The beep is meant to be there'];

/** What is said as number `index` (from 0) at a media time. */
export function describeMessage(index, mediaSec) {
  const at = `at ${mediaSec.toFixed(1)} s`;
  if (index % 11 === 10) {
    return { kind: 'system', author: 'Test card', badges: [], text: `${SYSTEM[index % SYSTEM.length]} · ${at}` };
  }
  const person = CAST[(index * 5) % CAST.length];
  const who = { author: person.author, color: person.color, badges: person.badges ?? [] };
  if (index % 7 === 5) {
    const gift = PAID[index % PAID.length];
    return { ...who, kind: 'paid', amount: gift.amount, text: `${gift.line} · ${at}` };
  }
  return { ...who, kind: 'message', text: `${LINES[index % LINES.length]} · ${at}` };
}

function part(className, text) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** One message in the form the recorder reads: `[data-jomo-message]` with its facts in attributes. */
function renderMessage(message) {
  const item = document.createElement('li');
  item.className = `message ${message.kind}`;
  item.setAttribute('data-jomo-message', '');
  item.dataset.kind = message.kind;
  item.dataset.author = message.author;
  if (message.color) item.dataset.color = message.color;
  if (message.badges.length > 0) item.dataset.badges = message.badges.join(',');
  if (message.amount) item.dataset.amount = message.amount;
  const name = part('author', message.author);
  if (message.color) name.style.color = message.color;
  const text = part('text', message.text);
  text.setAttribute('data-jomo-text', '');
  const facts = message.badges.map((badge) => part('badge', badge));
  if (message.amount) facts.push(part('amount', message.amount));
  item.append(name, ...facts, text);
  return item;
}

/**
 * Lets the chat talk in a list element marked `[data-jomo-chat]`.
 * @param {HTMLElement} list
 * @param {{ perSecond?: number, keep?: number, mediaTime: () => number }} options
 * @returns {{ flood(perSecond: number): void, stop(): void }}
 */
export function startChat(list, options) {
  const keep = options.keep ?? 100;
  let perSecond = options.perSecond ?? 0.5;
  let said = 0;
  let due = 0.75; // the first message comes early, so that a short recording has one
  let last = performance.now();

  const timer = setInterval(() => {
    const now = performance.now();
    due = Math.min(due + ((now - last) / 1000) * perSecond, keep);
    last = now;
    const fresh = [];
    for (; due >= 1; due -= 1) fresh.push(renderMessage(describeMessage(said++, options.mediaTime())));
    if (fresh.length === 0) return;
    list.append(...fresh);
    while (list.children.length > keep) list.firstElementChild.remove();
    list.scrollTop = list.scrollHeight;
  }, 100);

  return {
    flood(rate) {
      perSecond = rate;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
