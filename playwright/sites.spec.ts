import path from 'node:path';
import { measureRecording } from '../recorder/src/measure/measure-recording';
import { signIn } from './fixtures/pages';
import { untilRecorded, untilStatus } from './fixtures/recordings';
import { freePort } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';

// The fixture sites are pages of our own: passing here says that the recorder copes with this kind of page, not with
// any site on the web.

test.describe('fixture pages that put something in the way', () => {
  // Two at a time: more would not be faithful on two cores.
  test.use({ settings: { JOMO_CAPACITY_CORES: '1.2' } });

  test('a banner, a frame, a shadow root and a muted player are recorded with picture and sound', async ({
    app,
    api,
    sites,
  }) => {
    const pages = ['click-to-play', 'iframe', 'shadow', 'muted'];
    const ids = new Map<string, string>();
    for (const page of pages) {
      const url = `${sites.url}/${page}`;
      ids.set(page, (await api.recordings.create.mutate({ url, quality: '480p30', durationSec: 6 })).id);
    }
    for (const [page, id] of ids) {
      await test.step(page, async () => {
        const { videoId, finishReason } = await untilStatus(api, id, 'finished');
        expect(finishReason).toBe('duration');
        const report = await measureRecording(path.join(app.dataDir, 'videos', videoId, 'part-1.mp4'));
        test.info().annotations.push({ type: page, description: JSON.stringify(report) });
        expect(report.uniqueRatio, 'the picture moves').toBeGreaterThan(0.5);
        expect(report.pairs, 'the beep is heard').toBeGreaterThan(0);
      });
    }
  });
});

test.describe('fixture pages that cannot be recorded', () => {
  // None of them gets as far as capturing, which is what costs.
  test.use({ settings: { JOMO_CAPACITY_CORES: '8' } });

  test('each says on its page what is wrong, whose fault it is and what to do', async ({ app, api, sites, page }) => {
    const cases = [
      ['http_error', `${sites.url}/http-500`, 'The site is the cause', /error 500.*Open the address in a browser/],
      ['not_a_page', `${sites.url}/not-a-page`, 'You can fix this', /Give the address of the page that shows/],
      ['no_media', `${sites.url}/no-media`, 'You can fix this', /No video or sound was found.*Use the view "page"/],
      ['never_live', `${sites.url}/never-starts`, 'The site is the cause', /Record it again with a longer wait/],
      ['unreachable', `http://127.0.0.1:${await freePort()}/`, 'The site is the cause', /Check the address and that/],
    ] as const;
    const ids = await Promise.all(
      cases.map(async ([, url]) => (await api.recordings.create.mutate({ url, waitSec: 6 })).id),
    );
    await signIn(page, app.url, owner);
    for (const [index, [code, , fault, sentence]] of cases.entries()) {
      await test.step(code, async () => {
        const { id, failure } = await untilStatus(api, ids[index] ?? '', 'failed');
        expect(failure?.code).toBe(code);
        await page.goto(`${app.url}/recordings/${id}`);
        const panel = page.getByRole('region', { name: 'What went wrong' });
        await expect(panel.getByRole('heading', { name: sentence })).toBeVisible();
        await expect(panel).toContainText(fault);
        await expect(panel.getByRole('link', { name: 'Record again' })).toBeVisible();
        await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible();
      });
    }
  });
});

test('a fixture channel is waited for while offline, recorded once live, and finished when it ends', async ({
  app,
  api,
  sites,
  page,
}) => {
  const { id } = await api.recordings.create.mutate({ url: `${sites.url}/channel`, quality: '480p30', graceSec: 5 });
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/recordings/${id}`);
  await expect(page.getByText('Waiting for the broadcast', { exact: true }).first()).toBeVisible();
  expect((await api.recordings.get.query({ id })).recordedSec).toBe(0);

  expect(sites.control('channel', 'goLive')).toBe(1);
  await expect(page.getByText('Recording', { exact: true }).first()).toBeVisible();
  await untilRecorded(api, id, 4);

  sites.control('channel', 'end');
  const { finishReason, health } = await untilStatus(api, id, 'finished');
  expect(finishReason).toBe('stream_ended');
  expect(health.map(({ kind }) => kind)).toContain('stream_ended');
  await expect(page.getByText('The broadcast ended.', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Watch' })).toBeVisible();
});
