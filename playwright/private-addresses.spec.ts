import { signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';

test.use({ settings: { JOMO_ALLOW_PRIVATE_URLS: 'false' } });

test('addresses of a private network are refused with the setting that allows them', async ({ app, api, page }) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/record`);
  const wrong = [
    'http://127.0.0.1:1/',
    'http://localhost/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://2130706433/',
    // The app's own pages are private too, but for the test card.
    `${app.url}/recordings`,
    `${app.url}/testcard/../recordings`,
  ];
  for (const url of wrong) {
    await test.step(url, async () => {
      await page.getByLabel('Address').fill(url);
      await expect(page.getByText(/JOMO_ALLOW_PRIVATE_URLS/)).toBeHidden();
      await page.getByRole('button', { name: 'Start recording' }).click();
      await expect(page.getByText(/leads into a private network.*JOMO_ALLOW_PRIVATE_URLS=true/)).toBeVisible();
      await expect(page).toHaveURL(`${app.url}/record`);
    });
  }
  expect((await api.recordings.list.query({ scope: 'active' })).items).toEqual([]);
  expect((await api.recordings.list.query({ scope: 'past' })).items).toEqual([]);
  expect((await api.library.list.query({})).items).toEqual([]);

  const startAt = new Date(Date.now() + 3_600_000).toISOString();
  expect(await api.recordings.create.mutate({ url: `${app.url}/testcard`, startAt })).toMatchObject({
    status: 'scheduled',
  });
});
