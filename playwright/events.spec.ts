import type { Page } from '@playwright/test';
import { PREWARM_MS } from '../src/server/schedule/occurrence';
import type { Api } from './fixtures/api';
import { signIn } from './fixtures/pages';
import { readPlaylist, untilRecorded } from './fixtures/recordings';
import { apiKey, expect, owner, test } from './fixtures/test';

const zone = 'Europe/Amsterdam';
const DAY_MS = 24 * 60 * 60 * 1000;
test.use({ timezoneId: zone });

/** The wall clock of the viewer's zone that many days from now, as the API takes it. */
function wallClock(days: number, time: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + days * DAY_MS);
  return `${day}T${time}`;
}

function addEvent(api: Api, title: string, startLocal: string, more: object = {}) {
  const wish = { title, url: 'http://127.0.0.1:9/live', timeZone: zone, startLocal, durationSec: 3600, rrule: null };
  return api.events.create.mutate({ ...wish, ...more });
}

/** In so many milliseconds, to the second, in UTC. */
const soon = (ms: number) => new Date(Math.ceil((Date.now() + ms) / 1000) * 1000).toISOString().slice(0, 19);

async function boardItems(api: Api) {
  return (await api.schedule.board.query({ from: Date.now() - DAY_MS, to: Date.now() + 7 * DAY_MS })).items;
}

/** As Zoom writes it, at a host of a company's own; the time is London's, an hour behind the viewer's. */
function invitation(): string {
  const day = new Date(Date.now() + 2 * DAY_MS).toLocaleDateString('en-US', {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    year: 'numeric',
  });
  return `Jane Doe is inviting you to a scheduled Zoom meeting.

Topic: Quarterly review
Time: ${day} 07:00 PM London

Join Zoom Meeting
http://127.0.0.1:9/j/81234567890

Meeting ID: 812 3456 7890
Passcode: hush-4821
`;
}

async function addFromInvitation(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/schedule/new`);
  await page.getByLabel('Paste an invitation').fill(invitation());
  await expect(page.getByText('Filled in: title, link, time, time zone, passcode.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue('Quarterly review');
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/London');
  await expect(page.getByLabel('Passcode')).toHaveValue('hush-4821');
  await page.getByRole('button', { name: 'Add event' }).click();
  await expect(page).toHaveURL(/\/schedule$/);
}

test('a pasted invitation becomes an event on the board, in the viewer’s zone; its passcode is told to nobody', async ({
  app,
  page,
}) => {
  const answers: string[] = [];
  await signIn(page, app.url, owner);
  await addFromInvitation(page, app.url);
  page.on('response', async (response) => answers.push(await response.text().catch(() => '')));
  const block = page.getByRole('button', { name: /^Quarterly review, 19:59 to 21:05/ });
  await expect(block).toBeVisible();
  await expect(block).toContainText('20:00');
  await block.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Zoom · 720p/)).toBeVisible();
  await dialog.getByRole('link', { name: 'Edit event' }).click();
  await expect(page.getByLabel('Passcode')).toHaveAttribute('placeholder', 'Unchanged');
  await expect(page.getByLabel('Passcode')).toHaveValue('');
  await page.getByText('How to record it').click();
  await expect(page.getByText(/A wall against bots, a captcha or a sign-in is reported/)).toBeVisible();
  await page.getByLabel('Notice posted in the chat').fill('Being recorded.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Event changed.')).toBeVisible();
  expect(`${answers.join()}${app.log.join()}`).not.toContain('hush-4821');
});

test('a form that is not right yet leads to its first wrong field and says there what is wrong', async ({
  app,
  api,
  page,
}) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/schedule/new`);
  const field = (name: string) => page.getByLabel(name);
  const send = () => page.getByRole('button', { name: 'Add event' }).click();
  await send();
  await expect(field('Link')).toBeFocused();
  await expect(field('Link')).toHaveAccessibleDescription('Give the address of the page.');
  await field('Link').fill('https://no-such-host.invalid/live');
  await field('Title').fill('Talk');
  await page.getByText('How to record it').click();
  await field('Begin early').fill('soon');
  await page.getByText('How to record it').click();
  await expect(field('Begin early')).toBeHidden();
  await send();
  await expect(field('Begin early')).toBeFocused();
  await expect(field('Begin early')).toHaveAccessibleDescription('Give a number.');
  await field('Begin early').fill('2');
  await expect(field('Begin early')).toBeVisible();
  await field('Repeats').selectOption('weekly');
  await page.getByRole('radio', { name: 'Until a day' }).check({ force: true });
  await send();
  await expect(field('Last day')).toBeFocused();
  await expect(field('Last day')).toHaveAccessibleDescription('Give the last day.');
  await field('Last day').fill('2030-01-01');
  await send();
  await test.step('what only the server can know', async () => {
    await expect(field('Link')).toBeFocused();
    await expect(field('Link')).toHaveAccessibleDescription(/no-such-host\.invalid could not be found/);
  });
  expect(await api.events.list.query({ from: 'own' })).toEqual([]);
});

test('one date of a series is skipped and wanted again with the keyboard alone; the others stay', async ({
  app,
  api,
  page,
}) => {
  await addEvent(api, 'Daily show', wallClock(1, '18:00'), { rrule: 'FREQ=DAILY' });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/schedule`);
  const blocks = page.getByRole('button', { name: /^Daily show,/ });
  await expect(blocks).toHaveCount(6);
  await blocks.nth(1).focus();
  await page.keyboard.press('Enter');
  const skip = page.getByRole('dialog').getByRole('button', { name: /Skip this one|Record it after all/ });
  await expect(skip).toHaveText('Skip this one');
  for (let presses = 0; presses < 5 && !(await skip.evaluate((one) => one === document.activeElement)); presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(skip).toHaveText('Record it after all');
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(skip).toHaveText('Skip this one');
  await page.keyboard.press('Enter');
  await expect(skip).toHaveText('Record it after all');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Daily show,.*Skipped$/ })).toHaveCount(1);
  const [first, second, ...others] = (await boardItems(api)).map(({ state }) => state);
  expect([first, second]).toEqual(['planned', 'skipped']);
  expect(others.every((state) => state === 'planned')).toBe(true);
});

test.describe('a machine with room for one and a half', () => {
  test.use({ settings: { JOMO_CAPACITY_CORES: '1.5' } });

  test('a conflict is shown before it happens, with what gives way, and solved in place', async ({
    app,
    api,
    page,
  }) => {
    await addEvent(api, 'Concert', wallClock(1, '20:00'));
    await addEvent(api, 'Debate', wallClock(1, '20:00'));
    await signIn(page, app.url, owner);
    await page.goto(`${app.url}/schedule`);
    const conflicts = page.getByRole('region', { name: 'Conflicts' });
    const card = (name: string) => conflicts.getByRole('article', { name });
    await expect(page.getByText(/1 recording of this week will not get a slot/)).toBeVisible();
    await expect(conflicts.getByRole('article')).toHaveCount(1);
    const [loser, winner] = (await card('Debate').isVisible()) ? ['Debate', 'Concert'] : ['Concert', 'Debate'];
    await expect(card(loser).getByText(`Gives way: “${winner}” holds the slot`)).toBeVisible();

    await test.step('priority', async () => {
      await card(loser).getByRole('radio', { name: 'High' }).click({ force: true });
      await expect(card(winner).getByText(`Gives way: “${loser}” holds the slot`)).toBeVisible();
      await expect(card(loser)).toHaveCount(0);
    });

    await test.step('a lower quality', async () => {
      await card(winner).getByRole('button', { name: 'Record this in 720p, 20 frames' }).click();
      await expect(page.getByText(/will not get a slot/)).toHaveCount(0);
      await expect(page.getByRole('button', { name: new RegExp(`^${winner},`) })).toBeVisible();
    });
    const items = await boardItems(api);
    expect(items.map(({ quality, conflict }) => [quality, conflict])).toEqual(
      expect.arrayContaining([
        ['720p20', null],
        ['720p30', null],
      ]),
    );

    await test.step('what was planned by hand takes part, and is cancelled in place', async () => {
      await addEvent(api, 'Rival', wallClock(2, '20:00'));
      const find = async (title: string) => (await boardItems(api)).find((item) => item.title === title);
      await expect.poll(() => find('Rival')).toBeTruthy();
      // A minute before the other, so that it holds the slot.
      const startAt = new Date(((await find('Rival'))?.startAt ?? 0) - 60_000).toISOString();
      const wish = { url: 'https://127.0.0.1/talk', title: 'By hand', startAt, durationSec: 3600 };
      await api.recordings.create.mutate(wish);
      await conflicts.getByRole('button', { name: 'Record “By hand” in 720p, 20 frames' }).click();
      await expect(page.getByText(/will not get a slot/)).toHaveCount(0);
      const block = page.getByRole('button', { name: /^By hand,/ });
      await block.click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText(/720p, 20 frames/)).toBeVisible();
      await expect(dialog.getByRole('link', { name: 'Recording' })).toBeVisible();
      await dialog.getByRole('radio', { name: 'High' }).click({ force: true });
      await expect.poll(async () => (await find('By hand'))?.priority).toBe(1);
      await dialog.getByRole('button', { name: 'Cancel recording' }).click();
      await expect(page.getByText('Cancelled.', { exact: true })).toBeVisible();
      await expect(block).toHaveCount(0);
    });
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('an event is added from an invitation, changed in priority, skipped and wanted again', async ({
    app,
    api,
    page,
  }) => {
    await signIn(page, app.url, owner);
    await addFromInvitation(page, app.url);
    const card = page.getByRole('article', { name: 'Quarterly review' });
    await expect(card).toContainText('19:59 – 21:05');
    await card.locator('summary').tap();
    const high = card.getByRole('radio', { name: 'High' });
    await high.click({ force: true });
    await expect(high).toBeChecked();
    await expect.poll(async () => (await boardItems(api))[0]?.priority).toBe(1);
    await card.getByRole('button', { name: 'Skip this one' }).tap();
    await expect(card.getByText('Skipped', { exact: true })).toBeVisible();
    await card.getByRole('button', { name: 'Record it after all' }).tap();
    await expect(card.getByText('Skipped', { exact: true })).toHaveCount(0);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBe(390);
    await page.goto(`${app.url}/schedule/new`);
    await expect(page.getByLabel('Paste an invitation')).toBeVisible();
    expect(await wide()).toBe(390);
  });
});

test('a planned event is recorded from its first second, the recorder being there before', async ({
  app,
  api,
  sites,
  page,
}) => {
  const startLocal = soon(25_000);
  await addEvent(api, 'On time', startLocal, {
    url: `${sites.url}/card`,
    timeZone: 'UTC',
    quality: '480p30',
    durationSec: 60,
    paddingBeforeSec: 0,
    paddingAfterSec: 0,
  });
  const item = async () => (await boardItems(api)).find(({ title }) => title === 'On time');
  await expect.poll(async () => (await item())?.state).toBe('running');
  const { recordingId } = (await item()) ?? {};
  if (!recordingId) throw new Error('no recording');
  await untilRecorded(api, recordingId, 3);
  const { videoId } = await api.recordings.get.query({ id: recordingId });
  const firstAt = (await readPlaylist(app, apiKey, videoId)).dates[0] ?? Number.NaN;
  const earlyMs = Date.parse(`${startLocal}Z`) - firstAt;
  test.info().annotations.push({ type: 'first picture before the time, ms', description: String(earlyMs) });
  expect(earlyMs).toBeGreaterThanOrEqual(0);
  expect(earlyMs).toBeLessThan(PREWARM_MS);
  await api.recordings.stop.mutate({ id: recordingId });
  await expect.poll(async () => (await item())?.state).toBe('recorded');
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/schedule`);
  await expect(page.getByRole('button', { name: /^On time,.*Recorded$/ }).first()).toBeVisible();
});

test('what could not be recorded is listed as missed, with why', async ({ app, api, sites, page }) => {
  await addEvent(api, 'Protected film', soon(3_000), { url: `${sites.url}/drm`, timeZone: 'UTC', paddingBeforeSec: 0 });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/schedule`);
  const missed = page.getByRole('region', { name: 'Missed' });
  await expect(missed.getByText('Protected film')).toBeVisible();
  await expect(missed.getByText(/protected/i).nth(1)).toBeVisible();
  await missed.getByRole('link', { name: 'What happened' }).click();
  await expect(page).toHaveURL(/\/recordings\/\w+$/);
});
