// The chat panel: a virtual list that renders its last rows anew on every message, and names a sender only once in a run.
import { make, note } from './zoom-parts.js';

const SCRIPT = [
  ['Ana', 'Hello everybody'],
  ['Ana', 'Can you hear me?'],
  ['Bo', 'Yes'],
  ['Bo', 'Yes'],
  ['Cleo', 'You have been removed from my list :)'],
];
const SHOWN = 4;

export function openChatPanel(panel) {
  note('chat-opened');
  const said = [];
  const list = make('div', { 'aria-label': 'Chat Message List', class: 'chat-virtuoso-wrapper' });
  const input = make('div', { class: 'tiptap ProseMirror', contenteditable: 'true' });
  panel.append(list, input);

  const render = () => {
    const from = Math.max(0, said.length - SHOWN);
    list.replaceChildren(
      ...said.slice(from).map(({ sender, text }, index) => {
        const at = from + index;
        const row = make('div', { id: `chat-message-${at}`, class: 'new-chat-message__container' });
        if (at === 0 || said[at - 1].sender !== sender || at === from) {
          row.append(make('span', { class: 'chat-item__sender' }, sender));
        }
        row.append(make('div', { class: 'new-chat-message__text-content' }, text));
        return row;
      }),
    );
  };
  const say = (sender, text) => {
    said.push({ sender, text });
    render();
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    note(`posted-${input.textContent}`);
    say('Jomo recorder', input.textContent);
    input.textContent = '';
  });
  let next = 0;
  const timer = setInterval(() => {
    const [sender, text] = SCRIPT[next % SCRIPT.length];
    if (next < SCRIPT.length) say(sender, text);
    else render();
    next += 1;
  }, 500);
  return { close: () => clearInterval(timer) };
}
