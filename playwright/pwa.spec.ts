import { withDatabase } from './fixtures/database';
import { startNextBuild } from './fixtures/next-build';
import { serviceWorkerReady } from './fixtures/offline';
import { signIn } from './fixtures/pages';
import { endRecordings } from './fixtures/recordings';
import { expect, owner, test } from './fixtures/test';
import { phone, tooWide } from './fixtures/viewports';

test('the browser finds nothing that keeps it from installing Jomo as an app', async ({ app, page }) => {
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  const cdp = await page.context().newCDPSession(page);
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
  // Playwright's own windows are incognito ones, which install nothing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { errors, data } = await cdp.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? '{}');
  expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain('maskable');
  expect(new Set(manifest.screenshots.map((shot: { form_factor: string }) => shot.form_factor))).toEqual(
    new Set(['narrow', 'wide']),
  );
  const pictures = [...manifest.icons, ...manifest.screenshots];
  for (const { src, sizes } of pictures) {
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
  for (const { url } of manifest.shortcuts) expect((await page.goto(`${app.url}${url}`))?.status(), url).toBe(200);
});

test('without a network every page says so, and comes by itself when the server is back', async ({
  app,
  page,
  context,
}) => {
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  await app.kill();
  await context.setOffline(true);
  await page.goto(`${app.url}/schedule`);
  await expect(page.getByRole('heading', { name: 'Jomo cannot be reached' })).toBeVisible();
  await page.getByRole('link', { name: 'Show downloads' }).click();
  await expect(page.getByText('No downloads yet')).toBeVisible();
  await page.goto(`${app.url}/watch/unknown`);
  await expect(page.getByText('This video is not on this device')).toBeVisible();
  await page.goto(`${app.url}/schedule`);
  await expect(page.getByRole('heading', { name: 'Jomo cannot be reached' })).toBeVisible();
  await app.boot();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Schedule', exact: true })).toBeVisible();
});

test('a new version waits until the user reloads, and says that it is there', async ({ app, page }) => {
  const server = await startNextBuild(app);
  await signIn(page, server.url, owner);
  await serviceWorkerReady(page);
  server.release();
  await page.reload();
  const notice = page.getByRole('status').filter({ hasText: 'A new version of Jomo is ready.' });
  await expect(notice).toBeVisible();
  await page.evaluate(() => Object.assign(window, { stillTheSame: true }));
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)).toBe(
    'installed',
  );
  await notice.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => page.evaluate(() => 'stillTheSame' in window).catch(() => true)).toBe(false);
  await expect(notice).toBeHidden();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null)).toBe(
    null,
  );
  await page.close();
  await server.close();
});

test('the device keeps the app itself and nothing that the server answered about anybody', async ({ app, page }) => {
  await signIn(page, app.url, owner);
  await serviceWorkerReady(page);
  for (const where of ['/', '/settings', '/subscriptions']) await page.goto(`${app.url}${where}`);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/offline');
  expect(kept.filter((name) => !/^\/(_next\/static\/|offline$|icons\/|manifest\.webmanifest$)/.test(name))).toEqual([]);
});

test('a link shared from the phone is recorded when it goes live, with the words around it', async ({
  app,
  api,
  page,
}) => {
  await page.setViewportSize(phone);
  const shared = `Watch this! https://www.youtube.com/watch?v=abc123`;
  await page.goto(`${app.url}/share?title=Morning+show&text=${encodeURIComponent(shared)}`);
  // Signed out: what was shared survives signing in.
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Address')).toHaveValue('https://www.youtube.com/watch?v=abc123');
  await expect(page.getByRole('radio', { name: 'When live' })).toBeChecked();
  expect(await tooWide(page)).toBe(0);
  await page.getByRole('radio', { name: 'Subscribe' }).check({ force: true });
  const address = `${app.url}/testcard`;
  await page.getByLabel('Address').fill(address);
  await expect(page.getByRole('radio', { name: 'Record now' })).toBeChecked();
  await page.getByRole('radio', { name: 'When live' }).check({ force: true });
  await page.getByRole('button', { name: 'Record when live' }).click();
  await expect(page).toHaveURL(/\/recordings\/\w+$/);
  const [recording] = (await api.recordings.list.query({ scope: 'active' })).items;
  expect(recording?.url).toBe(address);
  const kept = await withDatabase(app, (db) => db.recording.findFirstOrThrow());
  expect(kept.waitSec).toBe(12 * 60 * 60);
});

test('what is shared by the way that the manifest names is recorded at once, and a text without a link asks for one', async ({
  app,
  api,
  page,
}) => {
  await page.setViewportSize(phone);
  await signIn(page, app.url, owner);
  const { share_target: target } = await (await page.request.get(`${app.url}/manifest.webmanifest`)).json();
  expect(target.method).toBe('GET');
  const share = (url: string) =>
    page.goto(`${app.url}${target.action}?${new URLSearchParams({ [target.params.url]: url })}`);
  const address = `${app.url}/testcard`;
  await share(address);
  await expect(page.getByRole('button', { name: 'Record now' })).toBeInViewport();
  await page.getByRole('button', { name: 'Record now' }).click();
  await expect(page).toHaveURL(/\/recordings\/\w+$/);
  expect((await api.recordings.list.query({ scope: 'active' })).items.map(({ url }) => url)).toEqual([address]);

  await endRecordings(api);

  await page.goto(`${app.url}${target.action}?${new URLSearchParams({ [target.params.text]: 'no link in here' })}`);
  await expect(page.getByText('There was no link in what was shared. Paste one.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record now' })).toBeDisabled();
});
