import { currentTime, expectPlaying, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { beganAt, choose, noteBeginnings, seedWatchable, seek } from './fixtures/watch';

/** The position that the server knows. */
const savedSec = (
  api: {
    playback: {
      info: { query: (input: { videoId: string }) => Promise<{ video: { progress: { positionSec: number } | null } }> };
    };
  },
  videoId: string,
) => api.playback.info.query({ videoId }).then(({ video }) => video.progress?.positionSec ?? 0);

test('a video begins where its address says, in the quality that fits what was measured last time', async ({
  app,
  page,
}) => {
  const id = await seedWatchable(app, { packaged: true });
  await signIn(page, app.url, owner);
  await noteBeginnings(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const firstMedia = () => asked.find((name) => name.endsWith('.mp4'));
  for (const [bandwidth, file] of [
    [500_000, '240p.mp4'],
    [40_000_000, 'part-1.mp4'],
  ] as const) {
    await page.evaluate((bps) => localStorage.setItem('jomo.bandwidth', String(bps)), bandwidth);
    asked.length = 0;
    await page.goto(`${app.url}/watch/${id}?t=6`);
    await expectPlaying(page);
    expect(await beganAt(page)).toBeGreaterThanOrEqual(6);
    expect(await beganAt(page)).toBeLessThan(7);
    expect(firstMedia()).toBe(`/media/${id}/${file}`);
    await expect(page).toHaveURL(`${app.url}/watch/${id}`);
  }
});

test('the menu, the keys and the parts of a recording', async ({ app, page }) => {
  // Just before midnight, so that the clock of the broadcast shows the next day and what is missing.
  const startedAt = new Date(2026, 4, 3, 23, 59, 50);
  const id = await seedWatchable(app, { parts: 2, partSec: 8, startedAt });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);

  await test.step('the menu keeps the focus, leads back by Escape and gives the focus back', async () => {
    const gear = page.getByRole('button', { name: 'Player settings' });
    await page.keyboard.press('g');
    const menu = page.getByRole('menu', { name: 'Player settings' });
    await expect(menu.locator('[data-item]').first()).toBeFocused();
    await menu.locator('[data-item="speed"]').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('menuitemradio', { name: 'Normal' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu.locator('[data-item="speed"]')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(gear).toBeFocused();
  });

  await test.step('speed keeps the pitch', async () => {
    await choose(page, 'Speed', '2×');
    expect(await player(page).evaluate((v: HTMLVideoElement) => [v.playbackRate, v.preservesPitch])).toEqual([2, true]);
    await page.keyboard.press('<');
    await expect(page.getByText('1.75×', { exact: true })).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('status').getByText('Sound off')).toBeVisible();
    await page.keyboard.press('m');
  });

  await test.step('pictures are stepped through', async () => {
    // At this speed the video may be near its end by now.
    await seek(page, 2);
    await page.keyboard.press('.');
    expect(await player(page).evaluate((v: HTMLVideoElement) => v.paused)).toBe(true);
    const from = await currentTime(page);
    for (const key of ['.', '.', '.']) await page.keyboard.press(key);
    expect(await currentTime(page)).toBeCloseTo(from + 3 / 30, 3);
    await page.keyboard.press(',');
    expect(await currentTime(page)).toBeCloseTo(from + 2 / 30, 3);
  });

  await test.step('parts are chapters', async () => {
    await choose(page, 'Chapters', 'Part 2, after 10 s that are missing');
    expect(await currentTime(page)).toBeCloseTo(8, 1);
    await page.keyboard.press('PageUp');
    expect(await currentTime(page)).toBe(0);
    await page.keyboard.press('PageDown');
    expect(await currentTime(page)).toBeCloseTo(8, 1);
    // What a key led to is said, and so is that it led nowhere.
    await expect(page.getByRole('status').getByText('Part 2, after 10 s that are missing')).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(page.getByText('No chapter there')).toBeVisible();
    await page.keyboard.press('Shift+N');
    await expect(page.getByText('There is no next video')).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByText('No lively moment of the chat there')).toBeVisible();
    await page.keyboard.press('v');
    await expect(page.getByText('The sound alone is not there yet')).toBeVisible();
  });

  await test.step('the time is told as the place, as what is left, or as the clock of the broadcast', async () => {
    await seek(page, 5);
    await page.mouse.move(200, 210);
    await page.getByRole('button', { name: '0:05 / 0:16' }).click();
    await page.getByRole('button', { name: '−0:11 / 0:16' }).click();
    await expect(page.getByRole('button', { name: '23:59:55' })).toHaveAttribute('title', 'Show how much was played');
    await seek(page, 10);
    await expect(page.getByRole('button', { name: '4 May 00:00:10' })).toBeVisible();
    const bar = await page.locator('media-time-range').boundingBox();
    await page.locator('media-time-range').hover({ position: { x: (bar?.width ?? 0) / 8, y: 8 } });
    await expect(page.getByTestId('broadcast-time')).toHaveText('23:59:52');
    await choose(page, 'Time', 'Played');
    await expect(page.getByRole('button', { name: '0:10 / 0:16' })).toBeVisible();
  });

  await test.step('a piece is repeated', async () => {
    await seek(page, 2);
    await page.keyboard.press('i');
    await seek(page, 3);
    await page.keyboard.press('o');
    await expect(page.getByTestId('loop-piece')).toBeVisible();
    await expect(page.getByText('Repeats 0:02 – 0:03')).toBeVisible();
    await page.keyboard.press('k');
    const jumps = player(page).evaluate(
      (v: HTMLVideoElement) =>
        new Promise<number[]>((resolve) => {
          const seen: number[] = [];
          v.addEventListener('seeking', () => seen.push(v.currentTime) === 2 && resolve(seen));
        }),
    );
    for (const to of await jumps) expect(to).toBeCloseTo(2, 1);
    await page.keyboard.press('x');
    await expect(page.getByTestId('loop-piece')).toHaveCount(0);
  });

  await test.step('? shows the keys', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('One picture back, on');
    await page.keyboard.press('Escape');
  });

  await test.step('a mouse plays and pauses with one click, and goes to full screen with two', async () => {
    const paused = () => player(page).evaluate((v: HTMLVideoElement) => v.paused);
    const fullScreen = () => page.evaluate(() => document.fullscreenElement !== null);
    const before = await paused();
    await player(page).click({ position: { x: 300, y: 200 } });
    await expect.poll(paused).toBe(!before);
    await player(page).dblclick({ position: { x: 300, y: 200 } });
    await expect.poll(fullScreen).toBe(true);
    expect(await paused()).toBe(!before);
    // Beside the picture it says that nobody wrote anything; it does not lie over the picture to say so.
    await page.keyboard.press('c');
    await expect(page.getByText('There is no chat to show')).toBeVisible();
    await expect(page.getByTestId('chat-overlay')).toHaveCount(0);
    await player(page).dblclick({ position: { x: 300, y: 200 } });
    await expect.poll(fullScreen).toBe(false);
    await expect(page.getByText('Nobody wrote anything.')).toBeVisible();
  });

  await test.step('screen readers hear our words for the controls, and what they are at', async () => {
    const region = page.getByRole('region', { name: 'Player: A talk' });
    await page.mouse.move(200, 210);
    await page.keyboard.press('Home');
    for (const name of ['Play', '10 seconds back', '30 seconds on', 'Sound off', 'Picture in picture', 'Full screen']) {
      await expect(region.getByRole('button', { name, exact: true }).first()).toBeVisible();
    }
    const place = region.getByRole('slider', { name: 'Place in the video' });
    await expect(place).toHaveAttribute('aria-valuetext', /^0 seconds of 16 seconds$/);
    // A name that changes with what a press does needs no second word for the state.
    await expect(region.getByRole('button', { name: 'Hide chat' })).not.toHaveAttribute('aria-pressed');
  });
});

test('whoever watches marks the video, tags it and makes chapters of their own', async ({ app, api, page }) => {
  const id = await seedWatchable(app);
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await page.keyboard.press('k');
  const menu = page.getByRole('button', { name: 'Actions for A talk' });

  await test.step('watched or not, and words of their own', async () => {
    await menu.click();
    await page.getByRole('menuitem', { name: 'Mark as watched' }).click();
    await expect(page.getByText('Marked as watched.')).toBeVisible();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Mark as unwatched' }).click();
    await expect.poll(async () => (await api.playback.info.query({ videoId: id })).video.progress?.watched).toBe(false);
    await menu.click();
    await page.getByRole('menuitem', { name: 'Tags' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tags' });
    await dialog.getByLabel('New tag').fill('queues');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('link', { name: '#queues' })).toHaveAttribute('href', '/library?tag=queues');
  });

  await test.step('a chapter begins where the video is, and is in the list, on the bar and under the keys', async () => {
    await seek(page, 3);
    await choose(page, 'Chapters', 'Add a chapter here');
    await expect(page.getByRole('dialog', { name: 'New chapter at 0:03' })).toBeVisible();
    await page.keyboard.press('Escape');
    await seek(page, 6);
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'New chapter at 0:06' });
    await expect(dialog.getByLabel('Title')).toBeFocused();
    await page.keyboard.type('Questions');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByTestId('chapter')).toHaveCount(1);
    await seek(page, 1);
    await page.keyboard.press('PageDown');
    expect(await currentTime(page)).toBeCloseTo(6, 1);
    await page.reload();
    await expect(page.getByTestId('chapter')).toHaveCount(1);
    await expectPlaying(page, 0.2);
    await page.keyboard.press('k');
    await choose(page, 'Chapters', 'Start');
    expect(await currentTime(page)).toBe(0);
  });

  await test.step('it is renamed and deleted', async () => {
    await choose(page, 'Chapters', 'Edit chapters');
    const dialog = page.getByRole('dialog', { name: 'Your chapters' });
    await dialog.getByLabel('Title at 0:06').fill('Answers');
    await page.keyboard.press('Enter');
    const titles = async () => (await api.playback.info.query({ videoId: id })).chapters?.map(({ title }) => title);
    await expect.poll(titles).toEqual(['Answers']);
    await dialog.getByRole('button', { name: 'Delete Answers' }).click();
    await expect.poll(titles).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByTestId('chapter')).toHaveCount(0);
  });
});

test('a position is never lost: on another device, when the session ends, without a network', async ({
  app,
  api,
  page,
  browser,
  context,
}) => {
  const id = await seedWatchable(app, { partSec: 40 });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);
  await seek(page, 20);

  await test.step('the server knows it within seconds, and another device goes on there', async () => {
    await expect.poll(() => savedSec(api, id)).toBeGreaterThanOrEqual(20);
    // Both play slowly: how long the phone's page takes to load is not the point, nor that the video has an end.
    const slowly = (v: HTMLVideoElement) => {
      v.playbackRate = 0.25;
    };
    await player(page).evaluate(slowly);
    const other = await browser.newContext();
    const phone = await other.newPage();
    await signIn(phone, app.url, owner);
    const before = await currentTime(page);
    await phone.goto(`${app.url}/watch/${id}`);
    const begun = await player(phone).evaluate(
      (v: HTMLVideoElement) =>
        new Promise<number>((resolve) => {
          const look = () => (v.currentTime > 0 ? resolve(v.currentTime) : requestAnimationFrame(look));
          look();
        }),
    );
    // What is a second and a quarter at this speed is five seconds of time.
    expect(begun).toBeGreaterThan(before - 1.25);
    expect(begun).toBeLessThan((await currentTime(page)) + 1.25);
    await expectPlaying(phone, 0.2);
    await phone.keyboard.press('k');
    await seek(phone, 5);
    await expect.poll(() => savedSec(api, id)).toBeLessThan(7);
    // The first one plays on all the while, and is not asked.
    await expectPlaying(page, 1.2);
    expect(await savedSec(api, id)).toBeLessThan(7);
    await other.close();
  });

  await test.step('the session ends: it plays on, says so, and comes back to the same second', async () => {
    // By a key, as somebody does who takes over again here: to three tenths of 40 s.
    await page.keyboard.press('3');
    await expect.poll(() => savedSec(api, id)).toBeGreaterThanOrEqual(12);
    const cookies = await context.cookies();
    const note = page.getByText('You are no longer signed in');
    await context.clearCookies();
    await expect(note).toBeVisible();
    // Signed in again beside this page, it has nothing more to say.
    await context.addCookies(cookies);
    await expect(note).toBeHidden();
    await context.clearCookies();
    await expect(note).toBeVisible();
    await expectPlaying(page, 0.3);
    await seek(page, 30);
    await player(page).evaluate((v: HTMLVideoElement) => v.pause());
    const left = await currentTime(page);
    await page.getByRole('link', { name: 'Sign in' }).first().click();
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(new RegExp(`/watch/${id}`));
    await expect.poll(() => currentTime(page)).toBeGreaterThan(left - 0.2);
    expect(await currentTime(page)).toBeLessThan(left + 7);
  });

  await test.step('the network is away: kept here, told later', async () => {
    await context.setOffline(true);
    await seek(page, 36);
    await player(page).evaluate((v: HTMLVideoElement) => v.pause());
    await page.goto('about:blank').catch(() => {});
    await context.setOffline(false);
    await page.goto(app.url);
    await page.goto(`${app.url}/watch/${id}`);
    await expect.poll(() => savedSec(api, id)).toBeGreaterThanOrEqual(35.5);
    await expect.poll(() => currentTime(page)).toBeGreaterThanOrEqual(35.5);
  });
});
