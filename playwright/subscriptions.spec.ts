import type { Page } from '@playwright/test';
import { type ChannelPage, startChannelPage } from './fixtures/channel-page';
import { expectPlaying, player, signIn } from './fixtures/pages';
import { untilRecorded } from './fixtures/recordings';
import { test as base, expect, owner } from './fixtures/test';

// The channels here are pages of our own that say whether they are live; no real site is asked.
const test = base.extend<{ channels: ChannelPage }>({
  channels: async ({ sites }, use) => {
    const channels = await startChannelPage(sites.url);
    await use(channels);
    await channels.close();
  },
});

const card = (page: Page, name: string) => page.getByRole('article', { name });

async function addChannel(page: Page, address: string): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a channel' });
  await dialog.getByLabel('Address of the channel').fill(address);
  await dialog.getByRole('button', { name: 'Subscribe' }).click();
  await expect(dialog).toBeHidden();
}

/** Presses "Check now" until the page shows it: a look takes a moment, and one may be under way already. */
async function checkUntil(page: Page, shown: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect.poll(shown, { timeout: 8_000 }).toBe(true);
  }).toPass({ timeout: 300_000 });
}

test('a channel is subscribed to once, refuses what its rules do not want, and records the rest by itself', async ({
  app,
  api,
  page,
  sites,
  channels,
}) => {
  await signIn(page, app.url, owner);
  await page.getByRole('link', { name: 'Subscriptions' }).click();

  await test.step('the empty page explains, and says what was tested with what', async () => {
    await expect(page.getByText('No channels yet')).toBeVisible();
    await page.getByText('How this works, and what it was tested with').click();
    await expect(page.getByText(/real sites were never reached/)).toBeVisible();
  });

  await test.step('an address is enough: name and picture come by themselves', async () => {
    await addChannel(page, `${channels.url}/chess`);
    await expect(card(page, 'The channel chess')).toBeVisible();
    await expect(card(page, 'The channel chess').locator('img[src^="/channel-pictures/"]')).toBeVisible();
    // From the share menu of a phone, too.
    await page.goto(`${app.url}/share?text=${encodeURIComponent(`Ships! ${channels.url}/harbour`)}`);
    await page.getByRole('radio', { name: 'Subscribe' }).check({ force: true });
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click();
    await expect(page).toHaveURL(/\/subscriptions\/\w+$/);
    await page.goto(`${app.url}/subscriptions`);
    await expect(card(page, 'The channel harbour')).toBeVisible();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Address of the channel').fill(`${channels.url}/chess`);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'subscribed to this channel already' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('rules are given', async () => {
    await card(page, 'The channel chess').getByRole('link', { name: 'The channel chess' }).click();
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await expect(page.getByText('No broadcast of this channel was seen yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Add what it must have' }).click();
    await page.getByLabel('The title must have one of, 1', { exact: true }).fill('Blitz');
    await page.getByRole('button', { name: 'Save rules' }).click();
    await expect(page.getByText('Rules saved.')).toBeVisible();
    await expect(page.getByText('Not saved yet')).toBeHidden();
  });

  await test.step('a broadcast with another title is seen, and not recorded', async () => {
    channels.set('chess', 'Members only: opening theory');
    await page.getByRole('link', { name: 'Broadcasts', exact: true }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Members only: opening theory' });
    await checkUntil(page, () => row.isVisible());
    await expect(row.getByText('Not wanted')).toBeVisible();
    await expect(row.getByText('The title matches none of the words that must be in it.')).toBeVisible();
    await expect(row.getByRole('button', { name: 'Record now' })).toBeVisible();
  });

  await test.step('the preview follows the typing, and explains a wrong expression', async () => {
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    const preview = page.getByRole('region', { name: 'What the rules would have done' });
    await expect(preview.getByText('The only one so far would not have been recorded.')).toBeVisible();
    const first = page.getByLabel('The title must have one of, 1', { exact: true });
    await first.fill('opening');
    await expect(preview.getByText('The only one so far would have been recorded.')).toBeVisible();
    await page.getByLabel('The title must have one of, 1: kind').selectOption('Regular expression');
    await first.fill('open(ing');
    await expect(page.getByText('A “(” is never closed.')).toBeVisible();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(first).toHaveValue('Blitz');
  });

  await test.step('a wanted one is recorded as it begins, and ends with it', async () => {
    const harbour = (await api.channels.list.query()).find(({ url }) => url.endsWith('/harbour'));
    if (!harbour) throw new Error('it is not there');
    await page.goto(`${app.url}/subscriptions/${harbour.id}/rules`);
    await page.getByLabel('May be back within, minutes').fill('0.1');
    await page.getByLabel('Quality').selectOption('480p · light');
    await page.getByRole('button', { name: 'Save rules' }).click();
    await expect(page.getByText('Rules saved.')).toBeVisible();

    sites.control('channel', 'goLive');
    channels.set('harbour', 'Ships at night');
    const running = page.getByRole('link', { name: 'Recording now' });
    await checkUntil(page, () => running.isVisible());
    const [recording] = (await api.recordings.list.query({ scope: 'active' })).items;
    if (!recording) throw new Error('nothing is recorded');
    expect(recording.title).toBe('Ships at night');
    await untilRecorded(api, recording.id, 6);
    await page.getByRole('link', { name: 'Subscriptions' }).first().click();
    await expect(card(page, 'The channel harbour').getByText('Live', { exact: true })).toBeVisible();
    await expect(card(page, 'The channel harbour').getByRole('link', { name: 'Recording now' })).toBeVisible();
    sites.control('channel', 'end');
    channels.set('harbour', null);
    await card(page, 'The channel harbour').getByRole('link', { name: 'The channel harbour' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Ships at night' });
    await expect(row.getByText('Recorded', { exact: true })).toBeVisible();
    await row.getByRole('link', { name: 'Watch Ships at night' }).click();
  });

  await test.step('it plays, names its channel, and takes a star that the library shows', async () => {
    await expect(player(page)).toBeVisible();
    await player(page).evaluate((video: HTMLVideoElement) => video.play());
    await expectPlaying(page);
    await page.getByRole('button', { name: 'Star' }).click();
    await expect(page.getByText('Starred: no rule deletes it.')).toBeVisible();
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'The channel harbour' })).toBeVisible();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    const starred = page.getByRole('region', { name: 'Starred' });
    await expect(starred.getByRole('link', { name: /Ships at night, starred/ })).toBeVisible();
    await starred.getByRole('link', { name: 'The channel harbour', exact: true }).click();
    await page.getByRole('link', { name: /^Videos/ }).click();
    await expect(page.getByText(/1 video, .* on disk/)).toBeVisible();
  });

  await test.step('a page that shows nothing before its steps is live once a browser has done them', async () => {
    const steps = [{ type: 'open sesame', into: '#code' }, { click: 'text=Enter the hall' }, { waitFor: 'video' }];
    // Only looked at: a recording would take the room for the next look.
    const titles = { must: [{ kind: 'words' as const, text: 'something else' }] };
    const { id } = await api.channels.subscribe.mutate({ url: `${sites.url}/steps`, rules: { titles } });
    const look = async () => {
      const before = await api.channels.get.query({ id });
      await api.channels.checkNow.mutate({ id });
      await expect
        .poll(async () => (await api.channels.get.query({ id })).checkedAt, { timeout: 120_000 })
        .not.toBe(before.checkedAt);
      return api.channels.get.query({ id });
    };
    const seen = async () => {
      const { state, checkedBy, liveTitle } = await look();
      return { state, checkedBy, liveTitle };
    };
    await expect.poll(seen, { timeout: 300_000 }).toEqual({ state: 'offline', checkedBy: 'browser', liveTitle: null });
    const { rules } = await api.channels.get.query({ id });
    await api.channels.update.mutate({ id, rules: { ...rules, steps } });
    await expect
      .poll(seen, { timeout: 300_000 })
      .toEqual({ state: 'live', checkedBy: 'browser', liveTitle: 'Behind a form (fixture)' });
    const { items } = await api.channels.history.query({ id });
    expect(items).toMatchObject([{ title: 'Behind a form (fixture)', wanted: false }]);
    expect(JSON.stringify(items)).not.toContain('open sesame');
  });
});

test('channels are imported, found, paused and given up', async ({ app, page, channels }) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/subscriptions`);
  const names = ['amber', 'birch', 'cedar', 'dahlia', 'elder', 'fir', 'ginkgo'];
  const [first, ...others] = names.map((name) => `${channels.url}/${name}`);
  const list = [first, 'my favourites', ...others, 'https://no-such-host.invalid/channel'];

  await test.step('a pasted list says what became of each', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByLabel('Addresses').fill(list.join('\n'));
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    const outcome = page.getByRole('dialog', { name: '7 channels added' });
    const leftOut = outcome.getByRole('list', { name: 'Left out' }).getByRole('listitem');
    await expect(leftOut).toHaveText([
      'my favouritesLine 2: There is no web address in it.',
      /^https:\/\/no-such-host\.invalid\/channelLine 9: The name no-such-host\.invalid could not be found/,
    ]);
    await outcome.getByRole('button', { name: 'Done' }).click();
    await expect(card(page, 'The channel ginkgo')).toBeVisible();
  });

  await test.step('a file of a feed reader adds only what is new', async () => {
    const outline = (name: string) => `<outline title="${name}" htmlUrl="${channels.url}/${name}"/>`;
    const text = `<?xml version="1.0"?><opml version="2.0"><body>${outline('amber')}${outline('hazel')}</body></opml>`;
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('radio', { name: 'A file' }).check({ force: true });
    await page
      .getByLabel('File (CSV or OPML)')
      .setInputFiles({ name: 'feeds.opml', mimeType: 'text/x-opml', buffer: Buffer.from(text) });
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByRole('dialog', { name: '1 channel added' }).getByRole('button', { name: 'Done' }).click();
    await expect(card(page, 'hazel')).toBeVisible();
  });

  await test.step('words narrow the grid', async () => {
    await page.getByRole('searchbox', { name: 'Search the channels' }).fill('hazel');
    await expect(page.getByRole('article')).toHaveCount(1);
    await card(page, 'hazel').getByRole('link', { name: 'hazel' }).click();
  });

  await test.step('pausing keeps it, unsubscribing asks first', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    await expect(page.getByText(/Paused: nobody looks/)).toBeVisible();
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible();
    await page.getByRole('button', { name: 'More about hazel' }).click();
    await page.getByRole('menuitem', { name: 'Unsubscribe' }).click();
    const dialog = page.getByRole('dialog', { name: 'Unsubscribe from hazel?' });
    await expect(dialog).toContainText('Videos of it stay in the library');
    await dialog.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(page).toHaveURL(`${app.url}/subscriptions`);
    await expect(page.getByText('hazel is no longer watched.')).toBeVisible();
    await expect(card(page, 'hazel')).toBeHidden();
    await expect(card(page, 'The channel amber')).toBeVisible();
  });
});

test('on a phone everything fits, and rules that were not saved wait', async ({ app, api, browser, channels }) => {
  const { id } = await api.channels.subscribe.mutate({ url: `${channels.url}/pocket`, name: 'Pocket' });
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await phone.newPage();
  await signIn(page, app.url, owner);

  await test.step('the words of the tabs do not run into each other', async () => {
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await expect(links.filter({ visible: true })).toHaveCount(6);
    await expect(links.filter({ hasText: 'Channels' })).toBeVisible();
    const spans = await links.filter({ visible: true }).evaluateAll((found) =>
      found.map((link) => {
        const range = document.createRange();
        range.selectNodeContents(link);
        const boxes = Array.from(range.getClientRects()).filter((box) => box.width > 0);
        return [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))] as const;
      }),
    );
    for (const [at, [left]] of spans.entries()) expect(left).toBeGreaterThanOrEqual(spans[at - 1]?.[1] ?? 0);
  });

  for (const path of ['', `/${id}`, `/${id}/videos`, `/${id}/rules`]) {
    await page.goto(`${app.url}/subscriptions${path}`);
    await expect(page.getByText('Pocket').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }

  await test.step('a draft survives the way out and back, and says so', async () => {
    await page.getByLabel('Only the last').fill('5');
    const save = page.getByRole('button', { name: 'Save rules' });
    await expect(save).toBeInViewport();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(
      page.getByText('The rules of Pocket are not saved yet. Your changes wait on their page.'),
    ).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel('Only the last')).toHaveValue('5');
    await expect(page.getByText('Your changes of before, not saved yet')).toBeVisible();
    await save.click();
    await expect(page.getByText('Rules saved.')).toBeVisible();
    expect((await api.channels.get.query({ id })).rules.keep.lastN).toBe(5);
  });
  await phone.close();
});
