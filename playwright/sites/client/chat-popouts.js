// The popout chats. Their markup has the shape of the real sites' as public readers of those chats describe it.
const site = document.documentElement.dataset.site;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

/** The words with `:wave:` as a picture. */
function words(text, image) {
  return text.split(/(:\w+:)/).map((part) => (/^:\w+:$/.test(part) ? image(part) : document.createTextNode(part)));
}
const emote = (className) => (name) => make('img', { class: className, alt: name, src: '/picture/ff8800' });

const youtube = {
  list() {
    const items = make('div', { id: 'items', class: 'style-scope yt-live-chat-item-list-renderer' });
    document.querySelector('yt-live-chat-app').append(make('yt-live-chat-item-list-renderer', {}, items));
    return items;
  },
  row({ id, author, text, badge, amount, system }) {
    const message = make('span', { id: 'message' }, ...words(text, emote('emoji')));
    if (system) return make('yt-live-chat-viewer-engagement-message-renderer', { id }, message);
    const name = make('span', { id: 'author-name' }, author);
    const badges = badge
      ? [
          make(
            'yt-live-chat-author-badge-renderer',
            { 'aria-label': badge },
            make('img', { src: '/picture/00aa44', alt: badge }),
          ),
        ]
      : [];
    if (!amount) return make('yt-live-chat-text-message-renderer', { id }, name, ...badges, message);
    return make(
      'yt-live-chat-paid-message-renderer',
      { id },
      name,
      make('div', { id: 'purchase-amount' }, amount),
      message,
    );
  },
};

const twitch = {
  list() {
    const list = make('div', { class: 'chat-scrollable-area__message-container', role: 'log' });
    document.querySelector('.stream-chat').append(list);
    return list;
  },
  row({ author, text, color, badge, amount, system }) {
    if (system)
      return make('div', { 'data-test-selector': 'user-notice-line', class: 'user-notice-line' }, make('p', {}, text));
    const badges = badge ? [make('img', { class: 'chat-badge', alt: badge, src: '/picture/00aa44' })] : [];
    const name = make('span', { class: 'chat-author__display-name', style: color && `color:${color}` }, author);
    const cheer = amount ? [make('strong', { class: 'chat-line__message--cheer-amount' }, amount)] : [];
    const body = make('span', { 'data-a-target': 'chat-line-message-body' }, ...words(text, emote('chat-image')));
    return make('div', { class: 'chat-line__message' }, ...badges, name, ': ', ...cheer, body);
  },
};

const kick = {
  list() {
    const inner = make('div', { class: 'no-scrollbar' });
    document.querySelector('#chatroom').append(make('div', { id: 'chatroom-messages' }, inner));
    return inner;
  },
  row({ id, author, text, color, badge, amount, system }) {
    if (system) return make('div', { 'data-chat-entry': id }, make('div', { class: 'chat-entry-event' }, text));
    const badges = badge
      ? [make('span', { 'data-testid': 'chat-badge' }, make('img', { alt: badge, src: '/picture/00aa44' }))]
      : [];
    const gift = amount ? [make('span', { class: 'kicks-gifted' }, amount)] : [];
    const name = make('span', { class: 'chat-entry-username', style: color && `color:${color}` }, author);
    const body = make('span', { class: 'chat-entry-content' }, ...words(text, emote('chat-emote')));
    return make('div', { 'data-chat-entry': id }, ...badges, name, ': ', ...gift, body);
  },
};

const markup = { 'youtube-like': youtube, 'twitch-like': twitch, 'kick-like': kick }[site];
const list = markup.list();
new EventSource(`/chat-feed/${site}`).addEventListener('message', (event) => {
  // As the real ones do it: rows are added in an animation frame.
  requestAnimationFrame(() => {
    list.append(markup.row(JSON.parse(event.data)));
    while (list.children.length > 60) list.firstElementChild.remove();
  });
});
