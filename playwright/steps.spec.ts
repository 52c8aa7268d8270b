import { signIn } from './fixtures/pages';
import { untilRecorded, untilStatus } from './fixtures/recordings';
import { expect, owner, test } from './fixtures/test';

const steps = (code: string) => `- type: ${code}
  into: "#code"
- click: text=Enter the hall
- waitFor: video
  timeoutSec: 6
- runUntil: "#sign"`;

test('steps for a page that nobody knows are tried with pictures, put right, and lead to its broadcast', async ({
  app,
  api,
  sites,
  page,
}) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/record`);
  await page.getByLabel('Address').fill(`${sites.url}/steps`);
  await page.getByText('More options').click();
  const field = page.getByLabel('Steps on the page');
  const shots = page.getByRole('list', { name: 'The page after each step' }).getByRole('listitem');

  await test.step('what cannot be read is said while one types', async () => {
    await field.fill('- hover: video');
    await expect(page.getByText(/Step 1: Begin a step with one of click/)).toBeVisible();
    await expect(page.getByRole('button', { name: /Try the steps|Look at the page/ })).toBeDisabled();
  });

  await test.step('the step that does not work is named, with a picture of the page', async () => {
    await field.fill(steps('wrong word'));
    await page.getByRole('button', { name: 'Try the steps' }).click();
    await expect(page.getByText(/Step 3 \(wait for video\) could not be done/)).toBeVisible();
    await expect(shots).toHaveCount(4);
    await expect(shots.nth(3).getByLabel('Not done')).toBeVisible();
  });

  await test.step('put right, every step is done and seen', async () => {
    await field.fill(steps('open sesame'));
    await page.getByRole('button', { name: 'Try the steps' }).click();
    await expect(page.getByText('Every step was done.')).toBeVisible();
    await expect(shots).toHaveCount(5);
    await shots.nth(3).getByRole('button', { name: 'Enlarge: wait for video' }).click();
    const picture = page.getByRole('dialog').getByRole('img', { name: 'The page after: wait for video' });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
    await page.keyboard.press('Escape');
  });

  await test.step('the recording does them too, and ends when the last one says so', async () => {
    await page.getByRole('button', { name: 'Start recording' }).click();
    await expect(page).toHaveURL(/\/recordings\/\w+$/);
    const id = page.url().split('/').at(-1) ?? '';
    await untilRecorded(api, id, 4);
    sites.control('steps', 'end');
    const { finishReason, log } = await untilStatus(api, id, 'finished');
    expect(finishReason).toBe('stream_ended');
    expect(JSON.stringify(log) + app.log.join('\n')).not.toContain('open sesame');
    await page.goto(`${app.url}/record?again=${id}`);
    // Nobody records again what they do not see.
    await expect(field).toHaveValue(/open sesame/);
    await expect(field).toBeVisible();
  });
});
