import type { Page } from '@playwright/test';
import { signIn } from './fixtures/pages';
import { untilRecorded, untilStatus } from './fixtures/recordings';
import { expect, owner, test } from './fixtures/test';

// Pages of our own with the shape of Zoom's web client, not Zoom: the job is told to take them for it.
const asMeeting = { site: 'zoom', quality: '480p30', graceSec: 5 } as const;
const badge = (page: Page, label: string) => page.getByText(label, { exact: true }).first();
const wentWrong = (page: Page) => page.getByRole('region', { name: 'What went wrong' });

test.describe('meetings that are not entered', () => {
  // None of them gets as far as capturing, which is what costs.
  test.use({ settings: { JOMO_CAPACITY_CORES: '8' } });

  test('a wrong passcode, a host who does not come and a bot wall are told apart on the page', async ({
    app,
    api,
    sites,
    page,
  }) => {
    const cases = [
      ['zoom-passcode?pwd=wrong', 'wrong_passcode', 'You can fix this', /did not accept the passcode/],
      ['zoom-late-host', 'host_not_started', 'The site is the cause', /host did not start the meeting in time/],
      ['zoom-bot-wall', 'bot_wall', 'The site is the cause', /refuses automated browsers/],
    ] as const;
    const ids = await Promise.all(
      cases.map(async ([where]) => {
        const wish = { ...asMeeting, url: `${sites.url}/${where}`, waitSec: 8 };
        return (await api.recordings.create.mutate(wish)).id;
      }),
    );
    await signIn(page, app.url, owner);
    for (const [index, [, code, fault, sentence]] of cases.entries()) {
      await test.step(code, async () => {
        const { id, failure, recordedSec } = await untilStatus(api, ids[index] ?? '', 'failed');
        expect(failure?.code).toBe(code);
        expect(recordedSec).toBe(0);
        await page.goto(`${app.url}/recordings/${id}`);
        await expect(wentWrong(page).getByRole('heading', { name: sentence })).toBeVisible();
        await expect(wentWrong(page)).toContainText(fault);
        await expect(wentWrong(page)).toContainText('will most likely fail again');
        await expect(page.getByText('wrong', { exact: true })).toHaveCount(0);
      });
    }
    await test.step('recorded again with the right passcode, it is entered', async () => {
      await page.goto(`${app.url}/recordings/${ids[0]}`);
      await page.getByRole('link', { name: 'Record again' }).click();
      await expect(page.getByLabel('Address')).toHaveValue(`${sites.url}/zoom-passcode`);
      await page.getByLabel('Passcode').fill('123456');
      await page.getByLabel('Name shown in the meeting').fill('Choir');
      await page.getByRole('button', { name: 'Start recording' }).click();
      await expect(page).toHaveURL(/\/recordings\/\w+$/);
      await untilStatus(api, page.url().split('/').at(-1) ?? '', 'recording');
      expect(sites.visits().map(({ path }) => path)).toContain('/note/zoom-passcode/join-Choir');
      await expect(page.getByText('123456')).toHaveCount(0);
    });
  });
});

test('a waiting room is waited in and never recorded; the meeting is, until the host ends it', async ({
  app,
  api,
  sites,
  page,
}) => {
  const { id } = await api.recordings.create.mutate({ ...asMeeting, url: `${sites.url}/zoom-waiting` });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/recordings/${id}`);
  await expect(page.getByText('In the waiting room: the host has to let the recorder in.').first()).toBeVisible();
  expect(await api.recordings.get.query({ id })).toMatchObject({ status: 'waiting', recordedSec: 0 });

  expect(sites.control('zoom-waiting', 'admit')).toBe(1);
  await untilStatus(api, id, 'recording');
  await untilRecorded(api, id, 4);
  sites.control('zoom-waiting', 'end');
  await untilStatus(api, id, 'finished');
  await expect(badge(page, 'Finished')).toBeVisible();
  await expect(page.getByText('The broadcast ended.', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Watch' }).click();
  await expect(page.getByRole('region', { name: 'Chat' }).getByText('Can you hear me?')).toBeVisible();
});

test('a recorder that the host removes says so, and what it recorded stays', async ({ app, api, sites, page }) => {
  const { id } = await api.recordings.create.mutate({ ...asMeeting, url: `${sites.url}/zoom-normal` });
  await untilRecorded(api, id, 4);
  sites.control('zoom-normal', 'remove');
  const { failure, videoId } = await untilStatus(api, id, 'failed');
  expect(failure?.code).toBe('removed');
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/recordings/${id}`);
  await expect(wentWrong(page).getByRole('heading', { name: /host removed the recorder/ })).toBeVisible();
  await expect(wentWrong(page)).toContainText('What was recorded before is kept.');
  await page.goto(`${app.url}/watch/${videoId}`);
  await expect(page.locator('video')).toBeVisible();
});
