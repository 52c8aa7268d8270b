import type { Page } from '@playwright/test';
import { openPage, seedPages } from './fixtures/all-pages';
import { faultsInLooks, pageFaults } from './fixtures/check-page';
import { player, signIn } from './fixtures/pages';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';
import { television } from './fixtures/viewports';
import { choose, seek } from './fixtures/watch';

/** A page of the library and its menus, with what is asked before something is done. */
async function lookAtDialogs(app: App, page: Page, channelId: string, look: (what: string) => Promise<void>) {
  const dialog = page.getByRole('dialog');
  const actions = page.getByRole('button', { name: 'Actions for A talk' });
  await openPage(page, `${app.url}/library`);
  await actions.click();
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await look('menu of a card');
  for (const entry of ['Rename', 'Tags']) {
    await openPage(page, `${app.url}/library`);
    await actions.click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(dialog).toBeVisible();
    await look(entry);
  }
  await openPage(page, `${app.url}/library`);
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: 'Select A talk' }).click();
  await look('select mode');

  const asked = [
    ['/library?trash=1', 'Empty the trash'],
    ['/settings', 'New API key'],
    ['/downloads', 'Keep a channel offline'],
  ] as const;
  for (const [path, button] of asked) {
    await openPage(page, `${app.url}${path}`);
    await page.getByRole('button', { name: button }).click();
    await expect(dialog).toBeVisible();
    await look(button);
  }
  await openPage(page, `${app.url}/subscriptions/${channelId}`);
  await page.getByRole('button', { name: 'More about A channel' }).click();
  await page.getByRole('menuitem', { name: 'Unsubscribe' }).click();
  await expect(dialog).toBeVisible();
  await look('Unsubscribe');
}

async function openPlayer(app: App, page: Page, videoId: string): Promise<void> {
  await openPage(page, `${app.url}/watch/${videoId}`);
  await expect(page.getByRole('button', { name: 'Player settings' })).toBeAttached();
  await player(page).evaluate((video: HTMLVideoElement) => video.pause());
  await seek(page, 3);
}

/** What lies over the picture or beside it. */
async function lookAtPlayer(app: App, page: Page, videoId: string, look: (what: string) => Promise<void>) {
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const open = () => openPlayer(app, page, videoId);
  await open();
  await page.mouse.move(200, 200);
  await page.getByRole('button', { name: 'Player settings' }).click();
  await expect(page.getByRole('menu', { name: 'Player settings' })).toBeVisible();
  await look('menu of the player');
  await open();
  await page.keyboard.press('?');
  await expect(dialog('Keyboard shortcuts')).toBeVisible();
  await look('keys of the player');
  await open();
  await page.keyboard.press('a');
  await expect(dialog('New chapter at 0:03')).toBeVisible();
  await look('a new chapter');
  await open();
  await choose(page, 'Chapters', 'Edit chapters');
  await expect(dialog('Your chapters')).toBeVisible();
  await look('chapters');
  await open();
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(dialog('Download “A talk”').getByRole('radio').first()).toBeVisible();
  await look('download');

  await open();
  const chat = page.getByRole('region', { name: 'Chat', exact: true });
  await chat.getByRole('button', { name: 'Search in the chat' }).click();
  await chat.getByRole('searchbox', { name: 'Search in the chat' }).fill('hello');
  await expect(chat.getByRole('list', { name: 'Messages found' }).getByRole('listitem')).toHaveCount(2);
  await look('search in the chat');
  await open();
  await page.keyboard.press('f');
  await expect(page.getByTestId('chat-overlay').getByText('hello Mara')).toBeVisible();
  await look('chat in full screen');
  await page.keyboard.press('f');

  await page.context().route(`**/media/${videoId}/*`, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${app.url}/watch/${videoId}`);
  await expect(page.getByRole('alert').filter({ hasText: 'may have been deleted' })).toBeVisible();
  await look('a video that is gone');
  await page.context().unrouteAll({ behavior: 'wait' });
}

/** The page that is shown where one could not be drawn. */
async function lookAtFailure(app: App, page: Page, look: (what: string) => Promise<void>) {
  await page.context().route('**/trpc/*library.home*', async (route) => {
    const answer = await route.fetch();
    const told: { result?: { data?: { starred?: unknown } } }[] = await answer.json();
    for (const { result } of told) if (result?.data?.starred) result.data.starred = null;
    await route.fulfill({ response: answer, json: told });
  });
  await page.goto(app.url);
  await expect(page.getByText('This page could not be shown')).toBeVisible();
  await look('a page that fails');
  await page.context().unrouteAll({ behavior: 'wait' });
}

/** Signs in to a seeded server; what is looked at then is told together, at the end. */
async function begin(app: App, page: Page) {
  const pages = await seedPages(app);
  const faults: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, app.url, owner);
  const look = async (what: string) => {
    faults.push(...(await faultsInLooks(page, what, { whole: true })));
  };
  return { ...pages, faults, look };
}

test('no open menu, dialog or mode has a fault that axe-core can find, nor a page that fails', async ({
  app,
  page,
}) => {
  const { channelId, faults, look } = await begin(app, page);
  await lookAtDialogs(app, page, channelId, look);
  await lookAtFailure(app, page, look);
  expect(faults).toEqual([]);
});

test('nothing that lies over the player or beside it has a fault that axe-core can find', async ({ app, page }) => {
  const { videoId, faults, look } = await begin(app, page);
  await lookAtPlayer(app, page, videoId, look);
  expect(faults).toEqual([]);
});

test('no page has a fault that axe-core can find in the layout of televisions', async ({ app, page }) => {
  const { paths, faults } = await begin(app, page);
  await page.setViewportSize(television);
  await page.goto(`${app.url}/?tv=1`);
  await expect(page.locator('html')).toHaveAttribute('data-layout', 'tv');
  for (const path of paths) {
    await openPage(page, `${app.url}${path}`);
    for (const fault of await pageFaults(page)) faults.push(`${path}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
