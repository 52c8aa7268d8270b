import { access } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importInput, subscribeInput } from '@/shared/channel';
import { getChannel, listChannels } from '../subscriptions/channels/channel-views';
import { checkNow, unsubscribe, updateChannel } from '../subscriptions/channels/edit-channels';
import { importChannels } from '../subscriptions/channels/import-channels';
import { previewRules } from '../subscriptions/channels/preview-rules';
import { type ChannelApp, channelPage, openChannelApp } from './channel-test-kit';

const MINUTE = 60_000;

let app: ChannelApp;
beforeEach(async () => {
  app = await openChannelApp({ lookMs: 1_500 });
});
afterEach(() => app.close());

const only = async () => {
  const [channel] = await listChannels(app, app.user);
  if (!channel) throw new Error('there is no channel');
  return channel;
};
const minutesToNext = async () => ((await only()).nextCheckAt - app.clock.at) / MINUTE;

describe('an address', () => {
  it('of an odd scheme or in a private network is refused', async () => {
    const strict = { ...app, env: { ...app.env, JOMO_ALLOW_PRIVATE_URLS: false } };
    const outcome = await importChannels(
      strict,
      app.user,
      importInput.parse({ text: 'http://127.0.0.1/a\nno address\nhttp://[::1]/b\nhttps://example.com/ok\n' }),
    );
    const reason = expect.stringMatching(/private network/);
    const refused = [
      { line: 1, text: 'http://127.0.0.1/a', reason },
      { line: 2, text: 'no address', reason: 'There is no web address in it.' },
      { line: 3, text: 'http://[::1]/b', reason },
    ];
    expect(outcome).toEqual({ added: 1, known: 0, refused, refusedCount: 3 });
    expect(subscribeInput.safeParse({ url: 'ftp://example.com/x' }).success).toBe(false);
    await expect(app.subscribe('/x', { url: 'https://me:secret@example.com/x' })).rejects.toThrow(/password/);
  });

  it('is subscribed to once, however it is written', async () => {
    const first = await app.subscribe('', { url: 'https://www.twitch.tv/Some_One?x=1' });
    expect(first).toMatchObject({ site: 'twitch', name: 'some_one', state: 'unknown', latest: null });
    await expect(app.subscribe('', { url: 'https://m.twitch.tv/some_one' })).rejects.toThrow(/already.*some_one/);
  });
});

describe('a look that gets no answer says why, and comes again ever later', () => {
  it('behind a bot wall, after an hour at the earliest, and nobody else is sent', async () => {
    await app.installStreamlink('touch "$(dirname "$0")/asked"; echo "{}"');
    app.site.show('/show', (_request, response) => {
      response.statusCode = 429;
      response.end('Too many requests');
    });
    await app.subscribe('/show');
    await app.look();
    expect(await only()).toMatchObject({
      state: 'unknown',
      failures: 1,
      problem: expect.stringMatching(/suspects a robot/),
    });
    expect(await minutesToNext()).toBe(60);
    await app.look();
    expect(await minutesToNext()).toBe(120);
    await expect(access(`${app.paths.root}/bin/asked`)).rejects.toThrow();
  });

  it('behind a captcha that answers like a page', async () => {
    app.site.show('/show', (_request, response) => {
      response.end('<html><head><title>Just a moment...</title></head></html>');
    });
    await app.subscribe('/show');
    await app.look();
    expect((await only()).problem).toMatch(/captcha/);
  });

  it('when two sites lead to each other', async () => {
    app.site.show('/show', (_request, response) => response.writeHead(302, { location: '/there' }).end());
    app.site.show('/there', (_request, response) => response.writeHead(302, { location: '/show' }).end());
    await app.subscribe('/show');
    await app.look();
    expect((await only()).problem).toMatch(/from one address to the next without end/);
    expect(app.site.asked.filter((url) => url === '/show' || url === '/there').length).toBeLessThan(20);
  });

  it('when the page is gone', async () => {
    await app.subscribe('/nothing');
    await app.look();
    expect((await only()).problem).toMatch(/does not exist/);
  });

  it('when a helper prints garbage, endless lines, or hangs', async () => {
    app.site.show('/show', channelPage());
    for (const script of ['echo "<html>oops"', 'yes garbage', 'sleep 60', 'echo "{\\"streams\\": 5}"']) {
      await app.installStreamlink(script);
      const channel = await app.subscribe('/show');
      await app.look();
      expect((await only()).problem, script).toMatch(/could not be (found out|asked)/);
      await unsubscribe(app, app.user, channel.id);
    }
  });

  it('when nothing can tell, which is no failure: the page is read as often as before', async () => {
    app.site.show('/show', channelPage());
    await app.subscribe('/show');
    await app.look();
    expect(await only()).toMatchObject({ failures: 0, problem: expect.stringMatching(/Install streamlink or yt-dlp/) });
    expect(await minutesToNext()).toBe(10);
  });
});

it('a probe that hangs holds up nobody else', async () => {
  // On a busy machine the look that is not stuck needs more than the others of this file give it.
  await app.close();
  app = await openChannelApp({ lookMs: 8_000 });
  for (let index = 0; index < 12; index++) app.site.show(`/stuck-${index}`, () => {});
  app.site.show('/show', channelPage({ live: true }));
  for (let index = 0; index < 12; index++) await app.subscribe(`/stuck-${index}`);
  await app.subscribe('/show', { name: 'Zebra' });
  await app.look();
  const channels = await listChannels(app, app.user);
  expect(channels.at(-1)).toMatchObject({ name: 'Zebra', state: 'live' });
  const stuck = channels.filter(({ name }) => name.includes('stuck'));
  expect(stuck).toHaveLength(12);
  for (const one of stuck)
    expect(one).toMatchObject({ failures: 1, problem: expect.stringMatching(/did not answer in time/) });
});

it('a paused channel is not looked at until it is resumed', async () => {
  app.site.show('/show', channelPage({ live: true }));
  const { id } = await app.subscribe('/show');
  await updateChannel(app, app.user, id, { paused: true });
  await expect(checkNow(app, app.user, id)).rejects.toThrow(/paused/);
  await app.watch().lookNow();
  await app.watch().settled();
  expect(app.site.asked).toEqual([]);
  await updateChannel(app, app.user, id, { paused: false });
  await app.look();
  expect((await only()).state).toBe('live');
});

it('a page that did not change is not sent again', async () => {
  const answers: number[] = [];
  app.site.show('/show', (request, response) => {
    response.setHeader('etag', '"1"');
    response.statusCode = request.headers['if-none-match'] === '"1"' ? 304 : 200;
    answers.push(response.statusCode);
    response.end(response.statusCode === 200 ? '{"isLiveBroadcast": true}' : undefined);
  });
  await app.subscribe('/show');
  for (let looks = 0; looks < 4; looks++) await app.look();
  expect((await only()).state).toBe('live');
  expect(answers.filter((status) => status === 304).length).toBeGreaterThanOrEqual(2);
});

it('an announced broadcast is awaited: no look sleeps through its beginning', async () => {
  const startsAt = app.clock.at + 25 * MINUTE;
  const planned = JSON.stringify({ isLiveBroadcast: true, startDate: new Date(startsAt).toISOString() });
  app.site.show('/show', (_request, response) => void response.end(planned));
  await app.subscribe('/show');
  await app.look();
  expect(await only()).toMatchObject({ state: 'offline', announcedAt: startsAt });
  while (app.clock.at < startsAt) await app.look();
  expect(app.clock.at - startsAt).toBeLessThanOrEqual(MINUTE * 1.2);
  expect((await only()).state).toBe('live');
});

it('a browser is asked when nobody else knows, and what it says counts', async () => {
  await app.close();
  const asked: string[] = [];
  app = await openChannelApp({
    tryOut: async ({ url }) => {
      asked.push(url);
      return { type: 'probe', live: true, title: 'Seen', hasSound: true, reason: 'a video goes on', tookMs: 9000 };
    },
  });
  app.site.show('/show', channelPage());
  await app.subscribe('/show');
  await app.look();
  expect(asked).toEqual([`${app.site.origin}/show`]);
  expect(await only()).toMatchObject({ state: 'live', checkedBy: 'browser', liveTitle: 'Seen', problem: null });
});

it('a host with many channels is spared, and holds up no other', async () => {
  const paths = Array.from({ length: 40 }, (_, index) => `/many/${index}`);
  for (const path of paths) {
    app.site.show(path, channelPage({ live: true }));
    await app.subscribe(path);
  }
  const other = await app.subscribe('', { url: app.site.origin.replace('127.0.0.1', 'localhost') });
  await app.db.channel.update({ where: { id: other.id }, data: { nextCheckAt: new Date(app.clock.at + 1) } });
  app.clock.at += 1;
  await app.watch().lookNow();
  await app.watch().settled();
  expect(new Set(app.site.asked.filter((url) => url.startsWith('/many/'))).size).toBeLessThanOrEqual(20);
  const looked = (await app.channels()).filter(({ checkedAt }) => checkedAt !== null);
  expect(looked.filter(({ url }) => url.includes('/many/'))).toHaveLength(20);
  expect(looked.map(({ id }) => id)).toContain(other.id);
});

it('an import of 500 adds each once and tells what it refused', async () => {
  const list = Array.from({ length: 500 }, (_, index) => `https://www.youtube.com/@channel${index}`);
  const text = [...list, 'https://www.youtube.com/@channel7/live', 'http://localhost.invalid/x'].join('\n');
  const input = importInput.parse({ text, rules: { quality: '480p30' } });
  const lookup = async (host: string) => {
    if (host.endsWith('.invalid')) throw new Error('no such name');
    return [{ address: '93.184.215.14' }];
  };
  const outcome = await importChannels({ ...app, lookup }, app.user, input);
  expect(outcome).toMatchObject({ added: 500, known: 1, refused: [{ line: 502, text: 'http://localhost.invalid/x' }] });
  expect(await importChannels({ ...app, lookup }, app.user, input)).toMatchObject({ added: 0, known: 501 });
  const channels = await listChannels(app, app.user);
  expect(channels).toHaveLength(500);
  expect(channels[0]?.rules.quality).toBe('480p30');
});

it('rules are tried on past broadcasts; a pattern that is half typed is a problem, not an error', async () => {
  const { id } = await app.subscribe('/show');
  for (const title of ['Chess talk', 'Cooking']) {
    const startedAt = new Date(app.clock.at);
    await app.db.broadcast.create({ data: { channelId: id, title, startedAt, wanted: true, reason: '' } });
    app.clock.at += MINUTE;
  }
  const rules = (text: string) => ({ must: [{ kind: 'regex' as const, text }], mustNot: [] });
  const preview = await previewRules(app, app.user, { id, titles: rules('^ch[a-z]+') });
  expect(preview).toMatchObject({
    problem: null,
    items: [
      { title: 'Cooking', wanted: false },
      { title: 'Chess talk', wanted: true },
    ],
  });
  expect(await previewRules(app, app.user, { id, titles: rules('(a') })).toMatchObject({
    items: [],
    problem: expect.stringMatching(/cannot be used/),
  });
  const stored = updateChannel(app, app.user, id, { rules: { ...(await only()).rules, titles: rules('(a') } });
  await expect(stored).rejects.toThrow(/cannot be used/);
});

it('a channel of somebody else does not exist', async () => {
  const { id } = await app.subscribe('/show');
  const other = { id: 'somebody-else' };
  await expect(getChannel(app, other, id)).rejects.toThrow(/no channel/);
  await expect(unsubscribe(app, other, id)).rejects.toThrow(/no channel/);
  expect(await listChannels(app, other)).toEqual([]);
});
