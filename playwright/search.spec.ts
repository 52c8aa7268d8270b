import type { ChatMessage } from '@jomo/recorder/protocol';
import { seedVideo } from '../prisma/seed/seed-video';
import { openChatStore } from '../src/server/ingest/chat-store';
import { withDatabase } from './fixtures/database';
import { signIn } from './fixtures/pages';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';
import { phone, tooWide } from './fixtures/viewports';

const DAY_MS = 86_400_000;

/** Two videos, one of them of a channel and with chat. */
async function seedLibrary(app: App): Promise<{ chess: string; other: string }> {
  return withDatabase(app, async (db, paths) => {
    const { id: ownerId } = await db.user.findFirstOrThrow();
    const channel = await db.channel.create({
      data: { ownerId, url: 'https://c.example', liveUrl: 'https://c.example', name: 'Chess club', paused: true },
    });
    const startedAt = new Date(Date.now() - DAY_MS);
    const media = { paths, partSec: 12 };
    const chess = await seedVideo(db, {
      ownerId,
      title: 'The final of the open',
      channelId: channel.id,
      startedAt,
      media,
    });
    const long = { status: 'ready', startedAt: new Date('2024-03-05T12:00:00Z') };
    const other = await seedVideo(db, { ownerId, title: 'Piano evening', ...long });
    const store = openChatStore(paths.chatDb);
    const say = (seconds: number, author: string, text: string): ChatMessage => {
      return { at: startedAt.getTime() + seconds * 1000, seq: seconds, kind: 'message', author, badges: [], text };
    };
    const messages = [say(1, 'ann', 'hello'), say(8, 'bob', 'what a blunder!'), say(9, 'ann', 'ouch')];
    for (const sec of [2, 3, 4, 5, 6, 7]) messages.push(say(sec, 'cat', 'castles'));
    store.insert(chess.video.id, messages);
    store.close();
    await db.video.update({ where: { id: chess.video.id }, data: { chatMessages: messages.length } });
    return { chess: chess.video.id, other: other.video.id };
  });
}

test('a search finds videos, channels and moments in chat as one types, and leads to the moment', async ({
  app,
  page,
}) => {
  const { chess } = await seedLibrary(app);
  await signIn(page, app.url, owner);
  // From anywhere, by one key.
  await page.goto(`${app.url}/recordings`);
  await expect(page.getByRole('heading', { name: 'Recordings', exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page).toHaveURL(`${app.url}/search`);
  const box = page.getByRole('searchbox', { name: 'Search videos, chat and channels' });
  await expect(box).toBeFocused();
  await expect(page.getByText('Search everything you have recorded')).toBeVisible();

  await box.fill('che');
  await expect(page.getByRole('region', { name: 'Channels' }).getByRole('link', { name: /Chess club/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Videos' }).getByRole('article')).toHaveCount(1);
  await expect(page).toHaveURL(`${app.url}/search?q=che`);

  await box.fill('blund');
  const moment = page.getByRole('link', { name: 'bob: what a blunder!, at 0:08' });
  await expect(moment).toBeVisible();
  await expect(moment.locator('mark')).toHaveText('blund');
  await expect(page.getByRole('status').filter({ hasText: '1 moment in chat' })).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(moment).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/watch/${chess}\\?t=3$`));
  await page.goBack();
  await expect(page).toHaveURL(`${app.url}/search?q=blund`);
  await expect(box).toHaveValue('blund');
  await expect(moment).toBeVisible();

  // The rest of a chat is in the chat itself, with the same search.
  await box.fill('castl');
  await page.getByRole('link', { name: 'More in this chat' }).click();
  const found = page.getByRole('list', { name: 'Messages found' }).getByRole('listitem');
  await expect(found).toHaveCount(6);
  await expect(page.getByRole('searchbox', { name: 'Search in the chat' })).toHaveValue('castl');

  await test.step('on a phone', async () => {
    await page.setViewportSize(phone);
    await page.goto(`${app.url}/`);
    await page.getByRole('link', { name: 'Search videos, chat and channels' }).click();
    await box.fill('blund');
    await expect(moment).toBeInViewport();
    expect(await tooWide(page)).toBe(0);
    await moment.click();
    await expect(page).toHaveURL(new RegExp(`/watch/${chess}\\?t=3$`));
  });
});

test('days are understood, kinds and times narrow the search, and nothing typed breaks it', async ({ app, page }) => {
  await seedLibrary(app);
  await signIn(page, app.url, owner);
  await page.getByRole('link', { name: 'Search videos, chat and channels' }).click();
  const box = page.getByRole('searchbox', { name: 'Search videos, chat and channels' });
  const videos = page.getByRole('region', { name: 'Videos' }).getByRole('article');

  await box.fill('mar 2024');
  await expect(page.getByText('Only March 2024.')).toBeVisible();
  await expect(videos).toHaveCount(1);
  await expect(videos).toContainText('Piano evening');
  await box.fill('piano yesterday');
  await expect(page.getByText('Nothing found for “piano”')).toBeVisible();
  await box.fill('');
  await page.getByLabel('When').selectOption('Yesterday');
  await expect(videos).toContainText('The final of the open');
  await page.getByLabel('When').selectOption('Any time');

  await box.fill('ouch');
  await expect(page.getByRole('link', { name: /ann: ouch/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Videos' }).click({ force: true });
  await expect(page.getByText('Nothing found for “ouch”')).toBeVisible();
  await expect(page).toHaveURL(/\?q=ouch&kind=videos$/);
  await page.getByRole('radio', { name: 'Everything' }).click({ force: true });

  for (const typed of ['"', 'NEAR(a b', 'title:x^*', '-ouch', "') OR 1=1 --", '😀', 'א ב']) {
    await box.fill(typed);
    await expect(page.getByText('Nothing found for').or(videos.first()).first(), typed).toBeVisible();
  }
  await box.fill('"final of" -piano');
  await expect(videos).toHaveCount(1);

  await page.context().route('**/trpc/search.everything**', (route) => route.fulfill({ status: 500, body: 'no' }));
  await box.fill('something else');
  await expect(page.getByText('The search did not work')).toBeVisible();
  await page.context().unroute('**/trpc/search.everything**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Nothing found for “something else”')).toBeVisible();
});
