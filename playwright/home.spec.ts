import type { Page } from '@playwright/test';
import { seedVideo } from '../prisma/seed/seed-video';
import { withDatabase } from './fixtures/database';
import { signIn } from './fixtures/pages';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';
import { desktop, phone, tooWide } from './fixtures/viewports';

const HOUR = 3_600_000;

/** So many finished videos without media, the newest first: "Talk 001", "Talk 002", ... */
async function seedTalks(app: App, count: number): Promise<void> {
  await withDatabase(app, async (db) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    const from = Date.now() - HOUR;
    const rows = Array.from({ length: count }, (_, at) => ({
      ownerId,
      title: `Talk ${String(at + 1).padStart(3, '0')}`,
      url: 'https://live.example.org/talk',
      quality: '720p30',
      status: 'ready',
      packaging: 'done',
      durationSec: 600 + at,
      startedAt: new Date(from - at * HOUR),
    }));
    await db.video.createMany({ data: rows });
  });
}

const card = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('home shows what was begun, what is new and what is starred, and leads into the library', async ({
  app,
  page,
}) => {
  await seedTalks(app, 12);
  await withDatabase(app, async (db) => {
    const { id: userId } = await db.user.findFirstOrThrow();
    const { id: videoId } = await db.video.findFirstOrThrow({ where: { title: 'Talk 004' } });
    await db.progress.create({ data: { userId, videoId, positionSec: 120, updatedAt: new Date() } });
    await db.video.updateMany({ where: { title: 'Talk 009' }, data: { starred: true } });
  });
  await signIn(page, app.url, owner);
  const resume = page.getByRole('region', { name: 'Continue watching' });
  await expect(resume.getByText('8 min left')).toBeVisible();
  const recent = page.getByRole('region', { name: 'New' });
  await expect(recent.getByRole('heading', { level: 3 }).first()).toHaveText('Talk 001');
  await expect(page.getByRole('region', { name: 'Starred' }).getByRole('listitem')).toHaveCount(1);
  // A row that shows all it has needs no buttons to scroll it.
  await expect(page.getByRole('button', { name: 'Starred: forward' })).toHaveCount(0);
  await recent.getByRole('button', { name: 'New: forward' }).click();
  await expect(card(page, 'Talk 001')).not.toBeInViewport();
  await recent.getByRole('button', { name: 'New: back' }).click();
  await expect(card(page, 'Talk 001')).toBeInViewport();
  await expect(page.getByRole('region', { name: 'Recording now' })).toHaveCount(0);

  const actions = resume.getByRole('button', { name: 'Actions for Talk 004' });
  await actions.click();
  const menu = page.getByRole('menu', { name: 'Actions for Talk 004' });
  await expect(menu).toBeVisible();
  // It stays beside its button while something scrolls, and goes with the button out of the window.
  const below = async () => {
    const [button, list] = await Promise.all([actions.boundingBox(), menu.boundingBox()]);
    return Math.round((list?.y ?? Number.NaN) - (button?.y ?? Number.NaN));
  };
  const before = await below();
  const from = (await actions.boundingBox())?.y ?? 0;
  await page.mouse.wheel(0, 60);
  await expect.poll(async () => (await actions.boundingBox())?.y).toBe(from - 60);
  expect(await below()).toBe(before);
  // So low a window that there is room to scroll the button out of it.
  await page.setViewportSize({ ...desktop, height: 400 });
  await page.mouse.wheel(0, 2000);
  await expect(menu).toHaveCount(0);
  await page.setViewportSize(desktop);
  await actions.click();
  await page.getByRole('menuitem', { name: 'Mark as watched' }).click();
  await expect(resume).toHaveCount(0);

  await page.getByRole('link', { name: 'See all: Starred' }).click();
  await expect(page.getByRole('heading', { name: 'Library', exact: true })).toBeVisible();
  await expect(card(page, 'Talk 009')).toBeVisible();
  await expect(card(page, 'Talk 001')).toHaveCount(0);

  await test.step('on a phone', async () => {
    await page.setViewportSize(phone);
    await page.goto(`${app.url}/`);
    await expect(card(page, 'Talk 001')).toBeInViewport();
    expect(await tooWide(page)).toBe(0);
    // A row is pushed aside by a finger.
    await recent.getByRole('list').evaluate((list) => list.scrollBy(2000, 0));
    await expect(card(page, 'Talk 001')).not.toBeInViewport();
    await recent.getByRole('button', { name: 'Actions for Talk 012' }).click();
    const entry = page.getByRole('menuitem', { name: 'Mark as watched' });
    await expect(entry).toBeInViewport({ ratio: 1 });
    await entry.click();
    await expect(card(page, 'Talk 012')).toHaveCount(0);
    await page.getByRole('link', { name: 'See all: New' }).click();
    await expect(page.getByText('10 videos', { exact: true })).toBeVisible();
    await expect(page.getByRole('combobox', { name: /^Watched|State/ })).toHaveValue('fresh');
    expect(await tooWide(page)).toBe(0);
  });
});

test('the first videos are there before any script runs, and stay where they are when the page begins to work', async ({
  app,
  page,
  browser,
}) => {
  await seedTalks(app, 30);
  await signIn(page, app.url, owner);
  const storageState = await page.context().storageState();
  const still = await browser.newContext({ javaScriptEnabled: false, storageState });
  // Far from the server's clock, which must not be what the ages of videos are told by.
  const working = await browser.newContext({ timezoneId: 'Pacific/Auckland', storageState });
  try {
    for (const path of ['/', '/library', '/library?sort=longest']) {
      const [before, after] = [await still.newPage(), await working.newPage()];
      const problems: string[] = [];
      after.on('pageerror', (error) => problems.push(error.message));
      const last = path.endsWith('longest') ? 'Talk 029' : 'Talk 002';
      await before.goto(app.url + path);
      await expect(card(before, last)).toBeVisible();
      await after.goto(app.url + path);
      await expect(after.getByRole('button', { name: `Actions for ${last}` })).toBeVisible();
      const places = await Promise.all([before, after].map((one) => card(one, last).boundingBox()));
      expect(places[1]?.x).toBeCloseTo(places[0]?.x ?? Number.NaN, 0);
      expect(places[1]?.y).toBeCloseTo(places[0]?.y ?? Number.NaN, 0);
      expect(problems).toEqual([]);
    }
  } finally {
    await still.close();
    await working.close();
  }
});

test('home never is blank: whoever has seen everything is told so', async ({ app, page, api }) => {
  await seedTalks(app, 1);
  const ids = await api.library.ids.query({ sort: 'newest' });
  await api.library.markWatched.mutate({ videoIds: ids, watched: true });
  await signIn(page, app.url, owner);
  await expect(page.getByRole('heading', { name: 'You have seen everything' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Library' }).last().click();
  await expect(card(page, 'Talk 001')).toBeVisible();
});

test('what is deleted can be taken back at once or from the trash', async ({ app, page }) => {
  await seedTalks(app, 3);
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/library`);
  await page.getByRole('button', { name: 'Actions for Talk 002' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(card(page, 'Talk 002')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page, 'Talk 002')).toBeVisible();

  await page.getByRole('button', { name: 'Actions for Talk 003' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(card(page, 'Talk 003')).toHaveCount(0);
  await page.getByRole('link', { name: 'Trash' }).click();
  await page.getByRole('button', { name: 'Actions for Talk 003' }).click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();

  // Where it is watched, too, which leads back to where one came from.
  await page.goto(`${app.url}/library?sort=oldest`);
  await page.getByRole('link', { name: /^Talk 001/ }).click();
  await expect(page).toHaveURL(/\/watch\//);
  await page.getByRole('button', { name: 'Actions for Talk 001' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page).toHaveURL(`${app.url}/library?sort=oldest`);
  await expect(card(page, 'Talk 003')).toBeVisible();
  await expect(card(page, 'Talk 001')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page, 'Talk 001')).toBeVisible();
});

test('many are chosen at once, tagged, kept and deleted', async ({ app, api, page }) => {
  await seedTalks(app, 9);
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/library`);
  const choose = (name: string) => page.getByRole('button', { name: `Select ${name}` });
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await choose('Talk 002').click();
  await choose('Talk 005').click({ modifiers: ['Shift'] });
  await expect(page.getByText('4 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Tags' }).click();
  await page.getByLabel('New tag').fill('Conference');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => api.library.tags.query()).toEqual([{ name: 'Conference', videos: 4 }]);
  await page.keyboard.press('Control+a');
  await expect(page.getByText('9 selected')).toBeVisible();

  // Some of them carry it: one press takes it from all, and another gives it to them.
  await page.getByRole('button', { name: 'Tags' }).click();
  const tags = page.getByRole('dialog');
  await expect(tags.getByRole('button', { name: 'Conference', exact: true })).toHaveAttribute('aria-pressed', 'mixed');
  await tags.getByRole('button', { name: 'Remove Conference from all of them' }).click();
  await expect.poll(() => api.library.tags.query()).toEqual([]);
  await tags.getByRole('button', { name: 'Conference', exact: true }).click();
  await expect.poll(() => api.library.tags.query()).toEqual([{ name: 'Conference', videos: 9 }]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText('Starred: no rule deletes them.')).toBeVisible();

  await page.getByRole('combobox', { name: /^Tag/ }).selectOption('Conference');
  await expect(page.getByText('9 videos', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await choose('Talk 002').click();
  await choose('Talk 006').click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Remove #Conference' }).click();
  await expect(page.getByText('4 videos', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: 'Select all' }).click();
  await expect(page.getByText('4 selected')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(page.getByText('4 videos moved to the trash.')).toBeVisible();
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('4 videos', { exact: true })).toBeVisible();
});

test('a long library keeps few cards in the page and the place where one left it', async ({ app, page }) => {
  await seedTalks(app, 600);
  await withDatabase(app, async (db, paths) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    await seedVideo(db, {
      ownerId,
      title: 'First of all',
      startedAt: new Date('2020-01-01'),
      media: { paths, partSec: 2 },
    });
  });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/library`);
  await expect(page.getByText('601 videos')).toBeVisible();
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(card(page, 'First of all')).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  const place = () => page.evaluate(() => window.scrollY);
  const left = await place();
  expect(await page.getByRole('article').count()).toBeLessThan(80);
  await page.getByRole('link', { name: /^First of all/ }).click();
  await expect(page).toHaveURL(/\/watch\//);
  await page.goBack();
  await expect.poll(place).toBe(left);
  await expect(card(page, 'First of all')).toBeInViewport();
  await page.getByRole('link', { name: /^First of all/ }).click();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page).toHaveURL(`${app.url}/library`);
  await expect.poll(place).toBe(left);
  await expect(card(page, 'First of all')).toBeInViewport();
});
