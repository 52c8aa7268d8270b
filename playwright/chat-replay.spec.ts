import type { Page } from '@playwright/test';
import { type SeedMessage, seedChat } from '../prisma/seed/seed-chat';
import { seedVideo } from '../prisma/seed/seed-video';
import { withDatabase } from './fixtures/database';
import { currentTime, expectPlaying, player, recordedSoFar, signIn } from './fixtures/pages';
import { untilRecorded, untilStatus } from './fixtures/recordings';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';
import { pressCode } from './fixtures/tv';
import { phone, television, tooWide } from './fixtures/viewports';
import { choose } from './fixtures/watch';

// A page of our own with the shape of YouTube's watch page and popout chat, not YouTube.
test('the chat of a page like YouTube’s is replayed with its emotes, badges and paid messages, without the site', async ({
  app,
  api,
  sites,
  page,
}) => {
  const url = `${sites.url}/youtube-like?v=fixture_1`;
  const { id } = await api.recordings.create.mutate({ url, site: 'youtube', quality: '480p30', graceSec: 5 });
  await sites.waitForVisit('/live_chat');
  await untilRecorded(api, id, 1);
  const say = (message: Parameters<typeof sites.say>[1]) => sites.say('youtube-like', message);
  say({ author: 'Mara', text: 'GG :wave: well played', badge: 'moderator' });
  say({ author: 'Oskar', text: 'GG' });
  say({ author: 'Oskar', text: 'GG' });
  say({ author: 'pablo', text: 'for the show', amount: '€5.00' });
  say({ author: '', text: 'Slow mode is on', system: true });
  await untilRecorded(api, id, 9);
  sites.control('youtube-like', 'end');
  const { videoId } = await untilStatus(api, id, 'finished');
  await sites.close();

  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${videoId}`);
  const chat = page.getByRole('region', { name: 'Chat' });
  await expect.poll(() => recordedSoFar(page)).toBeGreaterThan(0);
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.currentTime = video.duration - 0.5;
  });
  const rows = chat.getByRole('log').locator('[data-kind]');
  await expect(rows).toHaveCount(5);

  const first = rows.filter({ hasText: 'well played' });
  for (const name of [':wave:', 'moderator']) {
    const picture = first.getByRole('img', { name });
    await expect(picture).toBeVisible();
    // Drawn, from what was stored with the video.
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await expect(picture).toHaveAttribute('src', new RegExp(`^/media/${videoId}/chat-[0-9a-f]{64}$`));
  }
  await expect(first).toHaveText(/Mara.*GG\s+well played/);
  await expect(rows.filter({ hasText: /^[\d:]+Oskar\s*GG$/ })).toHaveCount(2);
  const paid = rows.filter({ hasText: 'for the show' });
  await expect(paid.getByRole('img', { name: 'Paid' })).toBeVisible();
  await expect(paid).toContainText('€5.00');
  await expect(rows.filter({ hasText: 'Slow mode is on' }).getByRole('img', { name: 'Notice' })).toBeVisible();
  expect([...new Set(asked)]).toEqual([app.url]);

  await first.getByRole('button', { name: /^Go to/ }).click();
  await player(page).evaluate((video: HTMLVideoElement) => video.play());
  await expectPlaying(page);
});

/** A talk of 40 s whose chat has something of everything. */
function seedTalk(app: App) {
  return withDatabase(app, async (db, paths) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    const { video } = await seedVideo(db, { ownerId, title: 'A talk', media: { paths, partSec: 40 } });
    const said: SeedMessage[] = Array.from({ length: 40 }, (_, sec) => ({ sec: sec + 0.5, text: `said at ${sec}` }));
    // Everybody at once, in the second half.
    for (let index = 0; index < 200; index += 1) {
      said.push({ sec: 30.5 + index / 100, author: `fan ${index % 50}`, text: `wow ${index}` });
    }
    said.push({ sec: 4.2, author: 'Mara', text: 'a question' }, { sec: 20.2, author: 'Mara', text: 'the answer' });
    said.push({ sec: 6.2, author: 'Pablo', kind: 'paid', amount: '$100.00', text: 'for the show' });
    said.push({ sec: 8.2, author: 'Oskar', kind: 'paid', amount: '$2.00', text: 'a coffee' });
    seedChat(paths, video, said);
    return video.id;
  });
}

async function seekTo(page: Page, sec: number): Promise<void> {
  await player(page).evaluate((video: HTMLVideoElement, to) => {
    video.currentTime = to;
  }, sec);
}

async function openTalk(app: App, page: Page) {
  const videoId = await seedTalk(app);
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${videoId}`);
  await expect(player(page)).toBeVisible();
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.muted = true;
    video.pause();
  });
  const chat = page.getByRole('region', { name: 'Chat', exact: true });
  return { chat, log: chat.getByRole('log') };
}

test('the chat goes with the picture, one person’s part of it and what was paid too', async ({ app, page }) => {
  const { chat, log } = await openTalk(app, page);
  await test.step('the chat is where the picture is, after any jump and at any speed', async () => {
    await seekTo(page, 25);
    await expect(log.getByText('said at 24')).toBeVisible();
    await expect(log.getByText('said at 25')).toHaveCount(0);
    await seekTo(page, 3);
    await expect(log.getByText('said at 2', { exact: true })).toBeVisible();
    await expect(log.getByText('said at 24')).toHaveCount(0);

    await player(page).evaluate((video: HTMLVideoElement) => {
      video.playbackRate = 4;
      return video.play();
    });
    await expect(log.getByText('said at 12')).toBeVisible();
    // At its best, as a busy machine holds it up now and then.
    const behind = await page.evaluate(async () => {
      const seen: number[] = [];
      while (seen.length < 20) {
        const shown = Number(document.querySelector('[role="log"]')?.textContent?.match(/.*said at (\d+)/)?.[1]);
        seen.push((document.querySelector('video')?.currentTime ?? 0) - shown);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return Math.min(...seen);
    });
    expect(behind).toBeLessThan(3);
    await player(page).evaluate((video: HTMLVideoElement) => video.pause());

    // A time leads to its moment.
    await seekTo(page, 20);
    await chat.getByRole('button', { name: 'Go to 0:15' }).click();
    await expect.poll(() => currentTime(page)).toBeCloseTo(15.5, 1);
    await expect(log.getByText('said at 16')).toHaveCount(0);

    // It tells when it was written, and shows that when the player shows the clock of the broadcast.
    const time = chat.getByRole('button', { name: 'Go to 0:15' });
    const written = (await time.getAttribute('title'))?.replace('Written at ', '') ?? '';
    expect(written).toMatch(/\d\d:\d\d:\d\d$/);
    await choose(page, 'Time', 'Of the broadcast');
    await expect(chat.getByRole('button', { name: `Go to ${written}` })).toHaveAttribute(
      'title',
      'At 0:15 of the video',
    );
    await choose(page, 'Time', 'Played');
  });

  await test.step('what was paid stays at the top for as long as its amount says', async () => {
    const pinned = chat.getByRole('region', { name: 'Paid messages' });
    await seekTo(page, 5);
    await expect(pinned).toHaveCount(0);
    await seekTo(page, 10);
    await expect(pinned.getByRole('button')).toHaveText([/Oskar \$2\.00/, /Pablo \$100\.00/]);
    await pinned.getByRole('button', { name: /Pablo/ }).click();
    await expect(pinned.getByText('for the show')).toBeVisible();
    // Half a minute for two dollars, an hour for a hundred.
    await seekTo(page, 39);
    await expect(pinned.getByRole('button', { name: /Oskar/ })).toHaveCount(0);
    await expect(pinned.getByText('for the show')).toBeVisible();
  });

  await test.step('a tap on a name leaves only that person, wherever in the video they wrote', async () => {
    await seekTo(page, 5);
    await log.getByRole('button', { name: 'Mara' }).click();
    await expect(log.getByText('a question')).toBeVisible();
    await expect(log.getByText(/said at/)).toHaveCount(0);
    await seekTo(page, 38);
    await expect(log.getByText('the answer')).toBeVisible();
    await expect(log.getByText(/said at|wow/)).toHaveCount(0);
    await chat.getByRole('button', { name: /^Only Mara/ }).click();
    await expect(log.getByText('said at 37')).toBeVisible();

    // By keyboard: each message is one stop, and an arrow leads on to its name.
    await seekTo(page, 5);
    await log.getByRole('button', { name: 'Go to 0:03' }).focus();
    await page.keyboard.press('Tab');
    await expect(log.getByRole('button', { name: 'Go to 0:04' }).first()).toBeFocused();
    await page.keyboard.press('ArrowRight');
    const name = log.getByRole('button', { name: 'Mara' });
    await expect(name).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(log.getByText(/said at/)).toHaveCount(0);
    // The name that was pressed is gone; the keyboard goes on from what undoes it, and then from the list.
    await expect(chat.getByRole('button', { name: /^Only Mara/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(log.getByText('said at 3')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(chat.getByRole('button', { name: 'Go to 0:00' })).toBeFocused();
    expect(await currentTime(page)).toBeCloseTo(5, 1);
  });

  await test.step('a search in the chat leads to the moment, also to that of one person', async () => {
    await seekTo(page, 3);
    await chat.getByRole('button', { name: 'Search in the chat' }).click();
    const box = chat.getByRole('searchbox', { name: 'Search in the chat' });
    await expect(box).toBeFocused();
    await box.fill('answer');
    const found = chat.getByRole('list', { name: 'Messages found' }).getByRole('listitem');
    await expect(found).toHaveText([/0:20.*Mara.*the answer/]);
    await found.getByRole('button', { name: 'Go to 0:20' }).click();
    await expect.poll(() => currentTime(page)).toBeCloseTo(20.2, 1);

    // A flood is found too, and only what is in sight of it is in the document.
    await box.fill('wow');
    await expect(found.first()).toContainText('wow 0');
    expect(await found.count()).toBeLessThan(100);
    await box.fill('nobody said this');
    await expect(chat.getByText('Nothing was found')).toBeVisible();
    await box.fill('question');
    await found.getByRole('button', { name: 'Mara' }).click();
    await box.fill('');
    await expect(found).toHaveText([/a question/, /the answer/]);
    await chat.getByRole('button', { name: 'Close the search' }).click();
    await expect(log.getByText('the answer')).toBeVisible();
    await expect(log.getByText(/said at/)).toHaveCount(0);
  });
});

test('the chat can be read back, jumped through and laid over the picture', async ({ app, page }) => {
  const { chat, log } = await openTalk(app, page);
  await test.step('the graph over the seek bar shows the loud moment, and a key leads to it and back', async () => {
    await seekTo(page, 2);
    await expect(page.getByTestId('chat-activity')).toBeAttached();
    await chat.getByRole('button', { name: 'Next lively moment' }).click();
    await expect.poll(() => currentTime(page)).toBe(20);
    await seekTo(page, 35);
    await page.keyboard.press('b');
    await expect.poll(() => currentTime(page)).toBe(20);
  });

  await test.step('whoever reads back in a flood reads in peace', async () => {
    await seekTo(page, 31.5);
    await expect(log.getByText('wow 95')).toBeVisible();
    await log.hover();
    await page.mouse.wheel(0, -1_500);
    const toNow = chat.getByRole('button', { name: 'Jump to now' });
    await expect(toNow).toBeVisible();
    const text = await log
      .getByText(/^wow \d+$/)
      .nth(12)
      .textContent();
    const row = log.getByText(text ?? '', { exact: true });
    const before = await row.boundingBox();
    await player(page).evaluate((video: HTMLVideoElement) => video.play());
    await expect.poll(() => currentTime(page)).toBeGreaterThan(34);
    expect(await row.boundingBox()).toEqual(before);
    await toNow.click();
    await expect(log.getByText(/^said at 3[4-9]$/).last()).toBeVisible();
  });

  await test.step('in full screen the chat lies over the picture, where it was put', async () => {
    await seekTo(page, 25);
    const overlay = page.getByTestId('chat-overlay');
    const fullscreen = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.keyboard.press('f');
    await expect.poll(fullscreen).toBe(true);
    await expect(overlay.getByRole('log').getByText('said at 24')).toBeVisible();
    const box = async () => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await overlay.boundingBox()) ?? {};
      return { x, y, width, height };
    };
    const first = await box();
    await overlay.hover();
    const handle = overlay.getByRole('button', { name: /^Move the chat/ });
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await box()).x).toBeLessThan(first.x - 100);
    await overlay.getByRole('button', { name: /^Resize the chat/ }).press('ArrowDown');
    const put = await box();
    expect(put.height).toBeGreaterThan(first.height);

    // Searched there too, and narrowed to one person.
    await overlay.getByRole('button', { name: 'Search in the chat' }).click();
    await page.keyboard.type('question');
    await overlay.getByRole('list', { name: 'Messages found' }).getByRole('button', { name: 'Mara' }).click();
    await overlay.getByRole('button', { name: 'Close the search' }).click();
    await expect(overlay.getByRole('log').getByText('the answer')).toBeVisible();
    await expect(overlay.getByRole('log').getByText(/said at/)).toHaveCount(0);
    await overlay.getByRole('button', { name: /^Only Mara/ }).click();

    // A switch of its own, and remembered.
    await page.keyboard.press('c');
    await expect(overlay).toHaveCount(0);
    await page.keyboard.press('c');
    await expect(overlay).toBeVisible();
    await page.keyboard.press('f');
    await expect.poll(fullscreen).toBe(false);
    await expect(page.getByRole('region', { name: 'Chat', exact: true }).getByRole('log')).toBeVisible();
    await page.reload();
    await expect(player(page)).toBeVisible();
    await expect(page.getByTestId('chat-activity')).toBeAttached();
    await page.keyboard.press('f');
    await expect.poll(box).toEqual(put);
    await page.keyboard.press('f');
    await expect.poll(fullscreen).toBe(false);
  });

  await test.step('on a phone it is below the picture, and both are in sight', async () => {
    await page.setViewportSize(phone);
    await player(page).evaluate((video: HTMLVideoElement) => video.pause());
    await seekTo(page, 25);
    await expect(log.getByText('said at 24')).toBeInViewport();
    await expect(player(page)).toBeInViewport();
    expect(await tooWide(page)).toBe(0);
    await chat.getByRole('button', { name: 'Go to 0:24' }).click();
    await expect.poll(() => currentTime(page)).toBeCloseTo(24.5, 1);
    await chat.getByRole('button', { name: 'Search in the chat' }).click();
    await chat.getByRole('searchbox', { name: 'Search in the chat' }).fill('answer');
    await chat.getByRole('button', { name: 'Go to 0:20' }).click();
    await expect.poll(() => currentTime(page)).toBeCloseTo(20.2, 1);
  });

  await test.step('on a television a coloured key shows and hides it, and arrows lead into it', async () => {
    await page.setViewportSize(television);
    await page.goto(`${page.url().split('?')[0]}?tv=1`);
    await expect(page.locator('html')).toHaveAttribute('data-layout', 'tv');
    await expect(page.getByRole('button', { name: 'Player settings' })).toBeAttached();
    await player(page).evaluate((video: HTMLVideoElement) => video.pause());
    await seekTo(page, 25);
    await expect(log.getByText('said at 24')).toBeInViewport();
    const green = 404;
    await pressCode(page, green);
    await expect(log).toHaveCount(0);
    await pressCode(page, green);
    await expect(log.getByText('said at 24')).toBeInViewport();
    await page.keyboard.press('ArrowUp');
    const inChat = () => page.evaluate(() => document.activeElement?.closest('[aria-label="Chat"]') != null);
    for (let presses = 0; presses < 25 && !(await inChat()); presses++) await page.keyboard.press('ArrowRight');
    expect(await inChat()).toBe(true);
  });
});
