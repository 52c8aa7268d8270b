import { setTimeout as sleep } from 'node:timers/promises';
import { startChannelPage } from './fixtures/channel-page';
import { expectPlaying, player, recordTestCard, signIn } from './fixtures/pages';
import { childrenOf, listeningPorts } from './fixtures/process-state';
import {
  readPlaylist,
  recorderPid,
  recorderProcesses,
  spooledSegments,
  untilRecorded,
  untilStatus,
} from './fixtures/recordings';
import { createProgram } from './fixtures/run-program';
import type { App } from './fixtures/start-app';
import { apiKey, expect, owner, test } from './fixtures/test';
import { offeredHeights } from './fixtures/watch';

test.use({ split: true });

/** What `GET /health` says of the worker. */
async function workerHealth({ url }: App): Promise<{ ok: boolean; detail: string }> {
  const { checks } = await (await fetch(`${url}/health`)).json();
  return checks.worker;
}

test('web and worker as two processes: a recording outlives the death of either without a gap', async ({
  app,
  api,
  page,
}) => {
  const { web, worker } = app.roles;
  await signIn(page, app.url, owner);
  await recordTestCard(page, app.url);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { videoId } = await untilStatus(api, id, 'recording');
  const recorder = await recorderPid(app, id);
  const besides = await page.context().newPage();

  await test.step('the page shows what the worker does, and plays it meanwhile', async () => {
    await expect(page.getByText('Recording', { exact: true }).first()).toBeVisible();
    await untilRecorded(api, id, 4);
    await page.goto(`${app.url}/watch/${videoId}`);
    await expectPlaying(page);
  });

  await test.step('the worker listens on no port, the web starts no program', async () => {
    expect(await listeningPorts(worker.pid())).toEqual([]);
    expect(await listeningPorts(web.pid())).toEqual([Number(new URL(app.url).port)]);
    expect(await childrenOf(web.pid())).toEqual([]);
    expect((await childrenOf(worker.pid())).join()).toContain('recorder.js');
  });

  await test.step('the worker is killed: the recording goes on, and the health says who is missing', async () => {
    await worker.end('SIGKILL');
    const { recordedSec } = await api.recordings.get.query({ id });
    await expect
      .poll(() => workerHealth(app))
      .toEqual({ ok: false, detail: expect.stringMatching(/^no worker has reported for \d+ s$/) });
    await untilRecorded(api, id, recordedSec + 20);
    await expectPlaying(page);
    await besides.goto(`${app.url}/settings`);
    const system = besides.getByRole('region', { name: 'System' });
    await expect(system.getByRole('row', { name: /no worker has reported .* Problem/ })).toBeVisible();
    for (const place of ['/recordings', '/record', '/schedule']) {
      await besides.goto(`${app.url}${place}`);
      const notice = besides
        .getByRole('status')
        .getByRole('region', { name: 'New recordings may not begin at the moment' });
      await expect(notice.getByText(/no worker has reported for \d+ s/)).toBeVisible();
    }
  });

  await test.step('a new worker finds the same recorder', async () => {
    await app.boot();
    await expect.poll(() => worker.log.join('\n')).toContain('the worker is at work');
    await expect(besides.getByText('New recordings may not begin at the moment')).toBeHidden();
    await besides.close();
    expect(await workerHealth(app)).toEqual({ ok: true, detail: 'process' });
    expect(await recorderPid(app, id)).toBe(recorder);
  });

  await test.step('the web is restarted: what was recorded meanwhile follows', async () => {
    await web.end('SIGTERM');
    const before = await spooledSegments(app, id);
    await expect.poll(() => spooledSegments(app, id)).toBeGreaterThan(before + 2);
    await app.boot();
    await expect
      .poll(async () => (await api.recordings.get.query({ id })).recordedSec)
      .toBeGreaterThan((before + 2) * 4);
    expect(await recorderPid(app, id)).toBe(recorder);
  });

  await test.step('it is stopped from its page, in one piece, and packaged', async () => {
    await page.goto(`${app.url}/recordings/${id}`);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Stop recording' }).click();
    await expect(page.getByRole('link', { name: 'Watch' })).toBeVisible();
    const ended = await untilStatus(api, id, 'finished');
    expect(ended).toMatchObject({ parts: 1, attempts: 1 });
    const { text, dates } = await readPlaylist(app, apiKey, videoId);
    expect(text).toContain('#EXT-X-ENDLIST');
    const lengths = [...text.matchAll(/EXTINF:([\d.]+)/g)].map(([, length]) => Number(length) * 1000);
    const gaps = dates.slice(1).map((date, index) => date - (dates[index] ?? 0) - (lengths[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(50);
    await expect.poll(() => recorderProcesses(app)).toEqual([]);
    await expect.poll(() => offeredHeights(page, app.url, videoId), { timeout: 240_000 }).toEqual([720, 480, 240]);
  });

  await test.step('without a worker the library still plays', async () => {
    await worker.end('SIGTERM');
    expect(await workerHealth(app)).toEqual({ ok: false, detail: expect.stringMatching(/^the worker was stopped/) });
    await page.goto(`${app.url}/watch/${videoId}`);
    await expect(player(page)).toBeVisible();
    await expectPlaying(page);
  });
});

test('only the worker looks at channels: while the web is alone, one that is due waits', async ({ app, api }) => {
  const channels = await startChannelPage('http://sites.invalid');
  try {
    await app.roles.worker.end('SIGTERM');
    const { id } = await api.channels.subscribe.mutate({ url: `${channels.url}/quiet` });
    const look = async () => (await api.channels.get.query({ id })).checkedAt;
    // A watch that ran would look at a new channel within a second.
    await sleep(4_000);
    expect([channels.asked, await look()]).toEqual([[], null]);
    await app.boot();
    await expect.poll(() => channels.asked).toContain('quiet');
  } finally {
    await channels.close();
  }
});

test('a second worker keeps still beside the first and takes its place when that ends', async ({ app }) => {
  const place = { JOMO_DATA_DIR: app.dataDir, PORT: new URL(app.url).port };
  const second = createProgram({ ...app.env, ...place, ROLE: 'worker' });
  second.start();
  try {
    await expect.poll(() => second.log.join('\n')).toContain('another worker is at work in this data directory');
    expect(second.log.join('\n')).not.toContain('the worker is at work');
    await app.roles.worker.end('SIGTERM');
    await expect.poll(() => second.log.join('\n')).toContain('the worker is at work');
    expect(await workerHealth(app)).toEqual({ ok: true, detail: 'process' });
  } finally {
    await second.end('SIGTERM');
  }
});
