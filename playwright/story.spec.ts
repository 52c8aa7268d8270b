import { faultsInLooks } from './fixtures/check-page';
import { whyNoDocker } from './fixtures/docker';
import { currentTime, expectPlaying, player, recordedSoFar, recordTestCard, signIn } from './fixtures/pages';
import { CARD_LOOP_SEC, readCardSeconds } from './fixtures/read-barcode';
import { expect, owner, test } from './fixtures/test';
import { desktop } from './fixtures/viewports';
import { beganAt, choose, noteBeginnings, offeredHeights } from './fixtures/watch';

/** The media time that a message of the test card's chat names, within the loop that the barcode counts. */
function secondsSaid(text: string): number {
  return Number(/at (\d+(?:\.\d+)?) s/.exec(text)?.[1]) % CARD_LOOP_SEC;
}

/** How far apart two moments of the loop are. */
function loopDistance(a: number, b: number): number {
  const apart = Math.abs(a - b) % CARD_LOOP_SEC;
  return Math.min(apart, CARD_LOOP_SEC - apart);
}

const missing = whyNoDocker();
test.skip(({ settings }) => settings.JOMO_ENGINE === 'docker' && missing !== null, `not run: ${missing}`);

test('a newcomer signs up, records the test card, watches it meanwhile, and resumes on another device', async ({
  freshApp,
  page,
  browser,
}) => {
  const { url, log } = freshApp;

  await test.step('the first visitor needs the code from the log', async () => {
    await page.goto(url);
    await expect(page).toHaveURL(`${url}/setup`);
    expect(await faultsInLooks(page, '/setup')).toEqual([]);
    await page.setViewportSize(desktop);
    await page.emulateMedia({ colorScheme: null });
    const code = /one-time code: (\d{6})/.exec(log.join('\n'))?.[1] ?? '';
    await page.getByLabel('Setup code').fill(code === '000000' ? '000001' : '000000');
    await page.getByLabel('Name').fill('Owner');
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Create owner' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'code is not right' })).toBeVisible();
    await page.getByLabel('Setup code').fill(code);
    await page.getByRole('button', { name: 'Create owner' }).click();
    await expect(page.getByText('Your library is empty')).toBeVisible();
  });

  await test.step('the test card is recorded, with live state', async () => {
    await recordTestCard(page, url);
    await expect(page.getByText('Recording', { exact: true }).first()).toBeVisible();
    await noteBeginnings(page);
    await page.goto(url);
    await expect(page.getByRole('link', { name: /recording now/ })).toBeVisible();
  });

  await test.step('it plays from its start while it still runs, with the chat beside it', async () => {
    await page.getByRole('link', { name: /recording now/ }).click();
    await expect(player(page)).toBeVisible();
    await player(page).evaluate((video: HTMLVideoElement) => video.play());
    await expectPlaying(page);
    expect(await beganAt(page)).toBeLessThan(3);
    await expect(page.getByRole('region', { name: 'Chat' }).getByRole('button').first()).toBeVisible();
    await expect.poll(() => recordedSoFar(page)).toBeGreaterThan(18);
    await player(page).evaluate((video: HTMLVideoElement) => {
      video.currentTime = 0;
    });
    await page.getByRole('button', { name: 'Back to live' }).click();
    await expectPlaying(page);
    expect(await currentTime(page)).toBeGreaterThan(8);
  });

  await test.step('stopping keeps it, and the page that plays it becomes the finished video', async () => {
    const control = await page.context().newPage();
    await control.goto(`${url}/recordings`);
    await control.getByRole('button', { name: 'Stop', exact: true }).click();
    await control.getByRole('button', { name: 'Stop recording' }).click();
    await expect(control.getByRole('link', { name: /Test card/ }).first()).toBeVisible();
    await control.close();
    await expect(page.getByRole('button', { name: 'Back to live' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Watching live' })).toBeHidden();
  });

  await test.step('the smaller qualities are made and offered', async () => {
    const videoId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    // They are made behind everything else: a player that draws its picture without a GPU would leave them no time.
    await player(page).evaluate((video: HTMLVideoElement) => video.pause());
    await expect.poll(() => offeredHeights(page, url, videoId), { timeout: 240_000 }).toEqual([720, 480, 240]);
    await page.reload();
    await choose(page, 'Quality');
    for (const height of ['480p', '240p'])
      await expect(page.getByRole('menuitemradio', { name: height })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  await test.step('the chat is in step with the picture', async () => {
    await player(page).evaluate((video: HTMLVideoElement) => {
      video.pause();
      video.currentTime = 12;
    });
    const messages = page.getByRole('region', { name: 'Chat' }).locator('[data-kind]').filter({ hasText: / s$/ });
    await expect.poll(() => messages.count()).toBeGreaterThan(3);
    const message = messages.last();
    const said = secondsSaid((await message.textContent()) ?? '');
    await message.getByRole('button', { name: /^Go to/ }).click();
    await expect
      .poll(async () => loopDistance((await readCardSeconds(page)) ?? Number.NaN, said), {
        message: `the picture at the message about ${said} s`,
      })
      .toBeLessThan(0.6);
  });

  const position = await test.step('a position is left behind', async () => {
    // Somewhere else than the message was: a place that the server knows already is not told again.
    const place = (await currentTime(page)) > 7.5 ? 6 : 9;
    const saved = page.waitForResponse(
      (answer) =>
        answer.url().includes('playback.saveProgress') &&
        answer.ok() &&
        Math.abs(answer.request().postDataJSON().positionSec - place) < 0.5,
    );
    await player(page).evaluate((video: HTMLVideoElement, sec: number) => {
      video.currentTime = sec;
    }, place);
    await saved;
    return currentTime(page);
  });

  await test.step('another device goes on where the first one stopped', async () => {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const second = await phone.newPage();
    await noteBeginnings(second);
    await signIn(second, url, owner);
    await second.getByRole('link', { name: /Test card/ }).click();
    await expect(player(second)).toBeVisible();
    expect(await beganAt(second)).toBeGreaterThanOrEqual(position - 0.5);
    expect(await beganAt(second)).toBeLessThan(position + 5);
    await expect(second.getByRole('region', { name: 'Chat' })).toBeVisible();
    await phone.close();
  });
});
