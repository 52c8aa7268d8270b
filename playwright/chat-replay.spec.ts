import { expectPlaying, player, signIn } from './fixtures/pages';
import { untilRecorded, untilStatus } from './fixtures/recordings';
import { expect, owner, test } from './fixtures/test';

// A page of our own with the shape of YouTube's watch page and popout chat, not YouTube.
test('the chat of a page like YouTube’s is replayed with its emotes, badges and paid messages, without the site', async ({
  app,
  api,
  sites,
  page,
}) => {
  const url = `${sites.url}/youtube-like?v=fixture_1`;
  const { id } = await api.recordings.create.mutate({ url, site: 'youtube', quality: '480p30', graceSec: 5 });
  await sites.waitForVisit('/live_chat', 40_000);
  await untilRecorded(api, id, 1);
  const say = (message: Parameters<typeof sites.say>[1]) => sites.say('youtube-like', message);
  say({ author: 'Mara', text: 'GG :wave: well played', badge: 'moderator' });
  say({ author: 'Oskar', text: 'GG' });
  say({ author: 'Oskar', text: 'GG' });
  say({ author: 'pablo', text: 'for the show', amount: '€5.00' });
  say({ author: '', text: 'Slow mode is on', system: true });
  await untilRecorded(api, id, 9);
  sites.control('youtube-like', 'end');
  const { videoId } = await untilStatus(api, id, 'finished');
  await sites.close();

  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/watch/${videoId}`);
  const chat = page.getByRole('region', { name: 'Chat' });
  await player(page).evaluate((video: HTMLVideoElement) => {
    video.currentTime = video.duration - 0.5;
  });
  const rows = chat.getByRole('log').getByRole('button');
  await expect(rows).toHaveCount(5);

  const first = rows.filter({ hasText: 'well played' });
  for (const name of [':wave:', 'moderator']) {
    const picture = first.getByRole('img', { name });
    await expect(picture).toBeVisible();
    // Drawn, from what was stored with the video.
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await expect(picture).toHaveAttribute('src', new RegExp(`^/media/${videoId}/chat-[0-9a-f]{64}$`));
  }
  await expect(first).toHaveText(/Mara.*GG\s+well played/);
  await expect(rows.filter({ hasText: /^Oskar\s*GG$/ })).toHaveCount(2);
  const paid = rows.filter({ hasText: 'for the show' });
  await expect(paid.getByRole('img', { name: 'Paid' })).toBeVisible();
  await expect(paid).toContainText('€5.00');
  await expect(rows.filter({ hasText: 'Slow mode is on' }).getByRole('img', { name: 'Notice' })).toBeVisible();
  expect([...new Set(asked)]).toEqual([app.url]);

  await first.click();
  await player(page).evaluate((video: HTMLVideoElement) => video.play());
  await expectPlaying(page);
});
