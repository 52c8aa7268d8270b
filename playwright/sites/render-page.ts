import type { ChatSite } from './chat-rooms';
import type { SiteName } from './site-names';

type Page = {
  readonly title: string;
  readonly body: string;
  /** Script of the page, from client/; it runs the broadcast and the chat. */
  readonly script?: string;
};

const chat = '<aside><h2>Chat</h2><ul id="chat" data-jomo-chat></ul></aside>';
const sign = '<p id="sign" role="status" hidden></p>';
const player = (inside: string) => `<div id="player">${inside}${sign}</div>`;
const video = '<video id="media" playsinline></video>';

/** The page of each site; `frame` pages sit inside `/iframe`. */
const pages: Readonly<Record<SiteName | 'frame-outer' | 'frame-inner' | `${ChatSite}-chat`, Page>> = {
  card: { title: 'Plain player', body: `<main>${player(video)}${chat}</main>`, script: 'card' },
  'click-to-play': {
    title: 'Click to play',
    body: `<main>${player(`${video}<button id="start" type="button" aria-label="Play video">&#9654;</button>`)}${chat}</main>
<div id="consent" role="dialog" aria-modal="true" aria-label="Cookie consent">
  <div><h2>We value your privacy</h2><p>We and our 842 partners store cookies on your device.</p>
  <button id="reject" type="button">Reject all</button> <button id="accept" type="button">Accept all</button></div>
</div>`,
    script: 'click-to-play',
  },
  muted: { title: 'Muted autoplay', body: `<main>${player(video)}${chat}</main>`, script: 'muted' },
  iframe: {
    title: 'Embedded player',
    body: `<main><div id="player"><iframe id="outer" allow="autoplay; fullscreen" title="Player"></iframe></div>${chat}</main>`,
    script: 'iframe',
  },
  'frame-outer': {
    title: 'Embed',
    body: '<iframe id="inner" allow="autoplay; fullscreen" title="Player"></iframe>',
    script: 'frame-outer',
  },
  'frame-inner': { title: 'Embed player', body: player(video), script: 'frame-inner' },
  shadow: { title: 'Shadow player', body: `<main><live-player></live-player>${chat}</main>`, script: 'shadow' },
  channel: {
    title: 'A channel',
    body: `<main>${player(video)}${chat}</main>`,
    script: 'card',
  },
  'audio-only': {
    title: 'Radio',
    body: `<main><div id="player"><audio id="media" controls></audio>${sign}</div>${chat}</main>`,
    script: 'card',
  },
  drm: { title: 'Protected player', body: `<main>${player(video)}${chat}</main>`, script: 'drm' },
  'never-starts': { title: 'Spinning wheel', body: `<main>${player(video)}${chat}</main>`, script: 'never-starts' },
  'no-media': {
    title: 'An article',
    body: '<main><article><h1>Ten facts about colour bars</h1><p>There is nothing to play here.</p></article></main>',
  },
  'strange-output': {
    title: 'Strange output',
    body: `<main><div id="player"><canvas id="shown" width="960" height="540"></canvas>${video}</div></main>`,
    script: 'strange-output',
  },
  steps: {
    title: 'Behind a form',
    body: `<main><form id="gate"><label>Code <input id="code" autocomplete="off" /></label><button type="submit">Enter the hall</button></form>
<div id="player" hidden>${video}${sign}</div></main>`,
    script: 'steps',
  },
  'youtube-like': {
    title: 'A stream, shaped like a YouTube watch page',
    body: `<main><div id="movie_player" class="html5-video-player">${player(video)}
<div class="ytp-offline-slate" hidden><div class="ytp-offline-slate-bar"><span class="ytp-offline-slate-main-text">Live in 5 minutes</span></div></div></div>
<yt-confirm-dialog-renderer hidden><span>Video paused. Continue watching?</span><div id="confirm-button"><button>Yes</button></div></yt-confirm-dialog-renderer></main>`,
    script: 'youtube-like',
  },
  'twitch-like': {
    title: 'A channel, shaped like a Twitch page',
    body: `<main><div>${player(video)}<div class="channel-status-info--offline" hidden>Offline</div>
<div id="gate" data-a-target="player-overlay-content-gate"><p>Intended for certain audiences</p>
<button data-a-target="content-classification-gate-overlay-start-watching-button">Start Watching</button></div></div></main>`,
    script: 'twitch-like',
  },
  'kick-like': {
    title: 'A channel, shaped like a Kick page',
    body: `<main><div>${player(video)}<div data-testid="offline-banner" hidden>Offline</div>
<div id="gate"><p>This channel is for adults</p><button data-testid="mature">Start watching</button></div></div></main>`,
    script: 'kick-like',
  },
  'youtube-like-chat': { title: 'Chat', body: '<yt-live-chat-app></yt-live-chat-app>', script: 'chat-popouts' },
  'twitch-like-chat': { title: 'Chat', body: '<section class="stream-chat"></section>', script: 'chat-popouts' },
  'kick-like-chat': { title: 'Chat', body: '<section id="chatroom"></section>', script: 'chat-popouts' },
  'zoom-normal': { title: 'Launch meeting - Zoom', body: '<div id="root"></div>', script: 'zoom' },
  'zoom-waiting': { title: 'Launch meeting - Zoom', body: '<div id="root"></div>', script: 'zoom' },
  'zoom-late-host': { title: 'Launch meeting - Zoom', body: '<div id="root"></div>', script: 'zoom' },
  'zoom-passcode': { title: 'Launch meeting - Zoom', body: '<div id="root"></div>', script: 'zoom' },
  'zoom-bot-wall': { title: 'Launch meeting - Zoom', body: '<div id="root"></div>', script: 'zoom' },
  'zoom-captcha': { title: 'Launch meeting - Zoom', body: '<div id="root"></div>', script: 'zoom' },
  'zoom-sign-in': { title: 'Launch meeting - Zoom', body: '<div id="root"></div>', script: 'zoom' },
};

export type PageName = keyof typeof pages;

export function isPageName(name: string): name is PageName {
  return Object.hasOwn(pages, name);
}

/** The HTML of a site's page. */
export function renderPage(name: PageName): string {
  const { title, body, script } = pages[name];
  return `<!doctype html>
<html lang="en" data-site="${name.startsWith('frame-') ? 'iframe' : name.replace(/-like-chat$/, '-like')}">
<head>
<meta charset="utf-8" />
<title>${title} (fixture)</title>
<link rel="icon" href="data:," />
<link rel="stylesheet" href="/client/site.css" />
</head>
<body>
${body}
${script ? `<script type="module" src="/client/${script}.js"></script>` : ''}
</body>
</html>
`;
}
