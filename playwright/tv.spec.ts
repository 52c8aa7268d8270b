import { signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { focused, openTelevision, seedTwoTalks, steerTo, steerToRail } from './fixtures/tv';
import { signInByCode, useEveryKey, visitByRemote, watchByRemote } from './fixtures/tv-story';

test('on a television: sign in by a code, watch with the remote control alone, be signed out from afar', async ({
  app,
  browser,
  page: phone,
}) => {
  await seedTwoTalks(app);
  await signIn(phone, app.url, owner);
  const tv = await openTelevision(browser);
  await signInByCode({ app, tv, phone });
  // Its browser says `light`, as nobody can tell it anything else.
  await expect(tv.locator('html')).toHaveAttribute('data-theme', 'dark');
  await watchByRemote(tv);
  await useEveryKey(tv);

  await phone.goto(`${app.url}/settings`);
  await phone.getByRole('button', { name: 'Sign out LG TV' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(phone.getByText('No devices yet.')).toBeVisible();
  await tv.reload();
  await expect(tv).toHaveURL(/\/sign-in\/tv/);
  await tv.context().close();
});

test('every page is reached and left with arrows and Back', async ({ app, page: tv }) => {
  await tv.setViewportSize({ width: 1920, height: 1080 });
  await signIn(tv, app.url, owner);
  await tv.goto(`${app.url}/?tv=1`);
  // Told once, kept on the device; Back would lead to the address with the word in it.
  await tv.goto(`${app.url}/`);
  for (const name of ['Subscriptions', 'Recordings', 'Schedule', 'Record', 'Settings']) {
    await steerToRail(tv);
    await steerTo(tv, 'ArrowDown', new RegExp(`${name}$`));
    await tv.keyboard.press('Enter');
    await expect(tv.getByRole('heading', { level: 1 })).not.toHaveText(/Library|Home/);
    await expect.poll(() => focused(tv), name).not.toBe('');
    await tv.keyboard.press('Escape');
    await expect(tv).toHaveURL(`${app.url}/`);
  }
});

test('search, library and downloads are walked through with arrows and left by Back', async ({ app, page: tv }) => {
  await tv.setViewportSize({ width: 1920, height: 1080 });
  await seedTwoTalks(app);
  await signIn(tv, app.url, owner);
  await tv.goto(`${app.url}/?tv=1`);
  await tv.goto(`${app.url}/`);
  await visitByRemote(tv, {
    Search: 'The first talk',
    Library: 'The first talk',
    Downloads: 'Keep a channel offline',
  });
});

test('a refused code lets nobody in, and a computer keeps its arrows', async ({ app, browser, page: phone }) => {
  await signIn(phone, app.url, owner);
  const tv = await openTelevision(browser);
  await tv.goto(`${app.url}/sign-in/tv`);
  const code = await tv.getByRole('status', { name: 'Code' }).textContent();
  await phone.goto(`${app.url}/link?code=${code}`);
  await phone.getByRole('button', { name: 'That is not mine' }).click();
  await expect(tv.getByText('Somebody refused this code.')).toBeVisible();
  await tv.getByRole('button', { name: 'Show a new code' }).click();
  await expect(tv.getByRole('status', { name: 'Code' })).not.toHaveText(code ?? '');
  await tv.context().close();

  await phone.goto(`${app.url}/settings`);
  await phone.getByRole('link', { name: 'Jomo, home' }).focus();
  const before = await focused(phone);
  await phone.keyboard.press('ArrowDown');
  expect(await focused(phone)).toBe(before);
});

test('a gamepad moves the focus, presses and goes back, in any layout', async ({ app, page }) => {
  await page.addInitScript(() => {
    const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
    Object.defineProperty(navigator, 'getGamepads', { value: () => [{ buttons, axes: [0, 0] }] });
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const press = async (index: number) => {
      for (const pressed of [true, false]) {
        buttons[index] = { pressed, touched: pressed, value: Number(pressed) };
        await nextFrame();
        await nextFrame();
      }
    };
    Object.assign(window, { pressPad: press });
  });
  const press = async (button: number) => {
    await page.evaluate((which) => Reflect.get(window, 'pressPad')(which), button);
  };
  const [ok, back, down, left] = [0, 1, 13, 14];
  await signIn(page, app.url, owner);
  // The script that listens may come later than the page.
  await expect(async () => {
    await press(down);
    expect(await focused(page)).not.toBe('');
  }).toPass();
  const inRail = () => page.evaluate(() => document.activeElement?.closest('nav') !== null);
  for (let count = 0; count < 8 && !(await inRail()); count++) await press(left);
  for (let count = 0; count < 8 && (await focused(page)) !== 'Settings'; count++) await press(down);
  await press(ok);
  await expect(page).toHaveURL(`${app.url}/settings`);
  await press(back);
  await expect(page).toHaveURL(`${app.url}/`);
});
