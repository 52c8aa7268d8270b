import { runCli } from './fixtures/cli';
import { signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';

test('an API key is shown once, works, and is refused after it was revoked', async ({ app, page }) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/settings`);
  await page.getByRole('button', { name: 'New API key' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Laptop');
  await page.getByRole('button', { name: 'Create key' }).click();
  const shown = page.getByRole('status', { name: 'New key' });
  const key = (await shown.textContent())?.trim() ?? '';
  expect(key.length).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(key)).toBeHidden();
  await page.reload();
  await expect(page.getByText('Laptop', { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(key);

  const listed = await runCli({ url: app.url, apiKey: key }, 'list', '--json');
  expect(listed).toMatchObject({ code: 0 });
  expect(JSON.parse(listed.stdout)).toEqual([]);

  await page.getByRole('button', { name: 'Revoke Laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('Key revoked.')).toBeVisible();
  await expect(page.getByText('Laptop', { exact: true })).toBeHidden();
  const refused = await runCli({ url: app.url, apiKey: key }, 'list', '--json');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toMatch(/Sign in|key/);
});

test('after signing out every page leads to the sign-in, and media and data are refused', async ({ app, page }) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/settings`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${app.url}/sign-in`);
  for (const way of ['/', '/record', '/recordings', '/recordings/whatever', '/watch/whatever', '/settings']) {
    await page.goto(`${app.url}${way}`);
    await expect(page, way).toHaveURL(/\/sign-in/);
  }
  // With the cookies that are left.
  for (const path of ['/media/whatever/master.m3u8', '/media/whatever/part-1.mp4', '/trpc/library.list?input={}']) {
    expect((await page.request.get(`${app.url}${path}`)).status(), path).toBe(401);
  }
});
