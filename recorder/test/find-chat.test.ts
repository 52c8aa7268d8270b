import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAnyChat } from '../src/sites/generic/chat';
import type { SeenMessage } from '../src/sites/site';

// Chats of made-up pages, found by their looks in a real browser.

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

const PATIENCE = { timeout: 30_000 };

/** Reads the chat of a page; `say` adds a message to the list that an expression names. */
async function readPage(html: string, script = '') {
  const page: Page = await browser.newPage();
  const seen: SeenMessage[] = [];
  const chat = createAnyChat();
  const openHidden = () => Promise.reject(new Error('There is no popout.'));
  const tools = { onMessages: (more: SeenMessage[]) => void seen.push(...more), keepImage: () => null, openHidden };
  const stop = await chat.start(page, tools);
  await page.goto(`data:text/html,${encodeURIComponent(html)}`);
  if (script) await page.evaluate(script);
  return {
    page,
    said: () => seen.map(({ author, text }) => `${author}: ${text}`),
    found: () => chat.found(page),
    say: (list: string, message: string) =>
      page.evaluate(`${list}.insertAdjacentHTML('beforeend', ${JSON.stringify(message)})`),
    close: async () => {
      stop();
      await page.close();
    },
  };
}

test('a log in a shadow root is a chat; what stands beside it is not', async () => {
  const line = (name: string, words: string) =>
    `<div class="line"><b class="user-name">${name}</b><i>:</i> <span>${words}</span></div>`;
  const chat = await readPage(
    `<div aria-live="polite"><p>Connecting</p><p>Connected</p></div>
     <ul class="chat-rules"><li><a href="#">Be kind</a></li><li><a href="#">Stay on topic</a></li></ul>
     <live-chat></live-chat>`,
    `document.querySelector('live-chat').attachShadow({ mode: 'open' }).innerHTML =
       '<section><div role="log">' + ${JSON.stringify(line('Mara', 'first') + line('Oskar', 'second'))} + '</div></section>'`,
  );
  await expect.poll(chat.said, PATIENCE).toEqual(['Mara: first', 'Oskar: second']);
  const list = "document.querySelector('live-chat').shadowRoot.querySelector('[role=log]')";
  await chat.say(list, line('Mara', 'GG'));
  await chat.say(list, line('Mara', 'GG'));
  await chat.say(list, '<div class="line">Slow mode is on</div>');
  await chat.say(list, line('Oskar', 'last'));
  await expect
    .poll(chat.said, PATIENCE)
    .toEqual(['Mara: first', 'Oskar: second', 'Mara: GG', 'Mara: GG', 'Oskar: last']);
  await chat.close();
});

test('a list that is called a chat is one, in a frame too; when it is gone it is missed', async () => {
  const item = (name: string, words: string) =>
    `<li><div><span class="msg-author">${name}</span><time>20:15</time></div><p>${words}</p></li>`;
  const inner = `<div id="live-chat"><ul>${item('Ann', 'one')}${item('Ben', 'two')}</ul></div>`.replaceAll(
    '"',
    '&quot;',
  );
  const chat = await readPage(`<h1>A show</h1><iframe srcdoc="${inner}"></iframe>`);
  await expect.poll(chat.said, PATIENCE).toEqual(['Ann: one', 'Ben: two']);
  expect(await chat.found()).toBe(true);
  await chat.page.evaluate("document.querySelector('iframe').remove()");
  await expect.poll(chat.found, PATIENCE).toBe(false);
  await chat.close();
});

test('a page that follows the contract is read by that alone', async () => {
  const row = (name: string, words: string) =>
    `<li data-jomo-message data-kind="message" data-author="${name}"><b class="author">${name}</b><span data-jomo-text>${words}</span></li>`;
  const chat = await readPage(`<ul class="chat" data-jomo-chat>${row('Ann', 'one')}${row('Ben', 'two')}</ul>`);
  await expect.poll(chat.said, PATIENCE).toEqual(['Ann: one', 'Ben: two']);
  await chat.say("document.querySelector('ul')", row('Ann', 'three'));
  await expect.poll(chat.said, PATIENCE).toContain('Ann: three');
  expect(chat.said()).toHaveLength(3);
  await chat.close();
});
