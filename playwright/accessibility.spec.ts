import type { Page } from '@playwright/test';
import { seedVideo } from '../prisma/seed/seed-video';
import { pageFaults } from './fixtures/check-page';
import { withDatabase } from './fixtures/database';
import { signIn } from './fixtures/pages';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };

type Pages = { videoId: string; paths: string[] };

/** A library with two videos, one in the trash, and a channel that is not looked at; answers the paths of all pages. */
async function seedPages(app: App): Promise<Pages> {
  return withDatabase(app, async (db, paths) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    const { video, recording } = await seedVideo(db, { ownerId, title: 'A talk', media: { paths, partSec: 4 } });
    await seedVideo(db, { ownerId, title: 'An old talk', trashedAt: new Date() });
    const url = 'https://live.example.org/channel';
    const channel = await db.channel.create({ data: { ownerId, url, liveUrl: url, name: 'A channel', paused: true } });
    const all = [
      '/',
      '/library',
      '/library?trash=1',
      '/search?q=talk',
      '/search?q=nothing+of+the+kind',
      '/record',
      '/recordings',
      `/recordings/${recording.id}`,
      '/schedule',
      '/schedule/new',
      '/schedule/calendars',
      '/subscriptions',
      `/subscriptions/${channel.id}`,
      `/subscriptions/${channel.id}/rules`,
      `/subscriptions/${channel.id}/videos`,
      '/settings',
      '/downloads',
      '/link',
      `/share?url=${encodeURIComponent('https://live.example.org/talk')}`,
      `/watch/${video.id}`,
    ];
    return { videoId: video.id, paths: all };
  });
}

async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('main [aria-busy=true], main[aria-busy=true]')).toHaveCount(0);
  await expect(page.locator('h1').first()).toBeVisible();
}

const looks = [
  { name: 'phone, light', size: phone, theme: 'light', look: 'everything' },
  { name: 'desktop, dark', size: desktop, theme: 'dark', look: 'everything' },
  { name: 'desktop, light', size: desktop, theme: 'light', look: 'colours' },
  { name: 'phone, dark', size: phone, theme: 'dark', look: 'colours' },
] as const;

/** Colours are those of the theme once it was drawn. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

/** The page as it stands, at both sizes and in both themes. */
async function faultsInAllLooks(page: Page, what: string): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, size, theme, look } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await painted(page);
    for (const fault of await pageFaults(page, look)) faults.push(`${what}, ${name}: ${fault}`);
  }
  return faults;
}

test('no page has a fault that axe-core can find, in either theme, on phones and desktops', async ({ app, page }) => {
  const { paths } = await seedPages(app);
  const faults: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of ['/sign-in', '/sign-in/tv']) {
    await openPage(page, `${app.url}${path}`);
    faults.push(...(await faultsInAllLooks(page, path)));
  }
  await signIn(page, app.url, owner);
  for (const path of paths) {
    await openPage(page, `${app.url}${path}`);
    faults.push(...(await faultsInAllLooks(page, path)));
  }
  expect(faults).toEqual([]);
});

test('no open menu, dialog or mode has a fault that axe-core can find', async ({ app, page }) => {
  const { videoId } = await seedPages(app);
  const faults: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, app.url, owner);
  const look = async (what: string) => faults.push(...(await faultsInAllLooks(page, what)));

  await openPage(page, `${app.url}/library`);
  const actions = page.getByRole('button', { name: 'Actions for A talk' });
  await actions.click();
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await look('menu of a card');
  for (const dialog of ['Rename', 'Tags']) {
    await openPage(page, `${app.url}/library`);
    await actions.click();
    await page.getByRole('menuitem', { name: dialog }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(dialog);
  }
  await openPage(page, `${app.url}/library`);
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: 'Select A talk' }).click();
  await look('select mode');

  await openPage(page, `${app.url}/watch/${videoId}`);
  await page.locator('video').hover();
  await page.getByRole('button', { name: 'Player settings' }).click();
  await expect(page.getByRole('menu', { name: 'Player settings' })).toBeVisible();
  await look('menu of the player');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look('keys of the player');
  expect(faults).toEqual([]);
});

test('the theme is chosen in the settings, stays, and follows the device when told to', async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, app.url, owner);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.goto(`${app.url}/settings`);
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('meta[name=theme-color]')).toHaveAttribute('content', '#f6f7f9');
  await page.getByRole('radio', { name: 'As the device' }).check({ force: true });
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('read from right to left, no page overflows and the navigation is on the right', async ({ app, page }) => {
  const { paths } = await seedPages(app);
  await signIn(page, app.url, owner);
  await page.setViewportSize(desktop);
  const wide: string[] = [];
  for (const path of paths) {
    await openPage(page, `${app.url}${path}`);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) wide.push(`${path}: ${over} px`);
    if (path !== '/') continue;
    const nav = await page.getByRole('navigation', { name: 'Main' }).boundingBox();
    expect(nav && nav.x + nav.width).toBe(desktop.width);
  }
  expect(wide).toEqual([]);
});

/**
 * Seconds of the longest movement that any element of the page has, as "0.15 button.card"; of the elements of libraries
 * too, which bring styles of their own.
 */
const movements = (page: Page) =>
  page.evaluate(() => {
    const seconds = (list: string) => Math.max(...list.split(',').map((one) => Number.parseFloat(one)));
    const within = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    const shown = within(document.body).filter((element) => element.checkVisibility());
    return shown.flatMap((element) =>
      [null, '::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(element, part);
        const longest = Math.max(seconds(style.transitionDuration), seconds(style.animationDuration));
        return longest > 0.001 ? [`${longest} ${element.tagName} ${element.className}`] : [];
      }),
    );
  });

test('nothing moves on its way for who wants less motion', async ({ app, page }) => {
  const { paths } = await seedPages(app);
  await signIn(page, app.url, owner);
  await openPage(page, `${app.url}/`);
  expect(await movements(page)).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of paths) {
    await openPage(page, `${app.url}${path}`);
    expect(await movements(page), path).toEqual([]);
  }
});
