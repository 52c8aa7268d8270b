import type { Page } from '@playwright/test';
import { openPage, seedPages } from './fixtures/all-pages';
import { faultsInLooks } from './fixtures/check-page';
import { signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { desktop, tooWide } from './fixtures/viewports';

test('no page has a fault that axe-core can find, in either theme, on phones and desktops', async ({ app, page }) => {
  const { paths, mishaps } = await seedPages(app);
  const faults: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of ['/sign-in', '/sign-in/tv']) {
    await openPage(page, `${app.url}${path}`);
    faults.push(...(await faultsInLooks(page, path)));
  }
  await signIn(page, app.url, owner);
  for (const path of paths) {
    await openPage(page, `${app.url}${path}`);
    faults.push(...(await faultsInLooks(page, path)));
  }
  // Else the page for when there is no server leaves as soon as it has found one.
  await page.context().route('**/health', (route) => route.abort());
  for (const path of mishaps) {
    await openPage(page, `${app.url}${path}`);
    faults.push(...(await faultsInLooks(page, path)));
  }
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
    const over = await tooWide(page);
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
