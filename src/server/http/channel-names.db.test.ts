import { access } from 'node:fs/promises';
import fastify from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getChannel } from '../subscriptions/channels/channel-views';
import { unsubscribe } from '../subscriptions/channels/edit-channels';
import { channelPictureRoutes } from './channel-pictures';
import { type ChannelApp, channelPage, openChannelApp } from './channel-test-kit';

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)]);

let app: ChannelApp;
beforeEach(async () => {
  app = await openChannelApp({ lookMs: 1_500 });
});
afterEach(() => app.close());

it('name and picture are found on the page, and shown to the owner only', async () => {
  const head = '<meta content="/face.png" property="og:image">';
  app.site.show('/show', channelPage({ title: 'Chess &amp; Tea - Twitch', head }));
  app.site.show('/face.png', (_request, response) => void response.end(png));
  const { id } = await app.subscribe('/show');
  await app.look();
  const channel = await getChannel(app, app.user, id);
  expect(channel).toMatchObject({ name: 'Chess & Tea', pictureUrl: expect.stringContaining(id) });
  const server = fastify();
  let viewer: { id: string } | null = app.user;
  await server.register(channelPictureRoutes, { ...app, authenticate: async () => viewer });
  const get = () => server.inject({ url: channel.pictureUrl ?? '' });
  const shown = await get();
  expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
  expect(shown.rawPayload).toEqual(png);
  viewer = { id: 'somebody-else' };
  expect((await get()).statusCode).not.toBe(200);
  viewer = null;
  expect((await get()).statusCode).not.toBe(200);
  await server.close();
  await unsubscribe(app, app.user, id);
  await expect(access(app.paths.channelPicture(id))).rejects.toThrow();
});

it('what is no picture, or too large for one, is not kept, and the user’s own name stays', async () => {
  const head = '<meta property="og:image" content="/face.png">';
  for (const body of [Buffer.from('<svg onload="alert(1)"/>'), Buffer.concat([png, Buffer.alloc(1024 * 1024)])]) {
    app.site.show('/show', channelPage({ title: 'Chess', head }));
    app.site.show('/face.png', (_request, response) => void response.end(body));
    const { id } = await app.subscribe('/show', { name: 'My chess' });
    await app.look();
    expect(await getChannel(app, app.user, id)).toMatchObject({ name: 'My chess', pictureUrl: null });
    await unsubscribe(app, app.user, id);
  }
});

it('a page that had a bad moment is asked again for name and picture, and no more once they are there', async () => {
  app.site.show('/show', (_request, response) => response.writeHead(503).end());
  const { id, name } = await app.subscribe('/show');
  await app.look();
  expect(await getChannel(app, app.user, id)).toMatchObject({ name, pictureUrl: null });
  app.site.show('/show', channelPage({ title: 'Chess', head: '<meta property="og:image" content="/face.png">' }));
  app.site.show('/face.png', (_request, response) => void response.end(png));
  for (let looks = 0; looks < 6; looks++) await app.look();
  expect(await getChannel(app, app.user, id)).toMatchObject({ name: 'Chess', pictureUrl: expect.stringContaining(id) });
  expect(app.site.asked.filter((url) => url === '/face.png')).toHaveLength(1);
});

it('what a look at the broadcast tells does where the page tells nothing', async () => {
  await app.installStreamlink(`echo '{"streams": {"best": {}}, "metadata": {"author": "Chess Club"}}'`);
  app.site.show('/show', (_request, response) => void response.end('<html>'));
  const { id } = await app.subscribe('/show');
  await app.look();
  expect(await getChannel(app, app.user, id)).toMatchObject({ name: 'Chess Club' });
  await unsubscribe(app, app.user, id);
  const named = await app.subscribe('/show', { name: 'My chess' });
  await app.look();
  expect(await getChannel(app, app.user, named.id)).toMatchObject({ name: 'My chess' });
});
