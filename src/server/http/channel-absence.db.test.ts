import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateChannel } from '../subscriptions/channels/edit-channels';
import {
  beginRecording,
  type ChannelApp,
  channelPage,
  openChannelApp,
  playLatest,
  youtubePage,
} from './channel-test-kit';
import { heartbeat, move } from './recorder-test-kit';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let app: ChannelApp;
beforeEach(async () => {
  app = await openChannelApp();
  app.site.show('/show', channelPage({ live: true, title: 'Morning show' }));
});
afterEach(() => app.close());

const recordings = () => app.db.recording.findMany({ orderBy: { createdAt: 'asc' } });

/** One look, what follows from it, and a round of the worker's watch over recorders. */
async function lookAndAct() {
  await app.look();
  await app.runJobs();
  await app.supervisor.reconcileNow();
}

/** The machine is off: recorders die with it. */
async function turnOff(ms: number) {
  for (const { id } of await recordings()) app.engine.crash(id);
  app.clock.at += ms;
}

describe('after hours in which the machine was off', () => {
  it.each(['the recordings are seen to first', 'the channel is looked at first'])(
    'what is live is a broadcast and a video of its own: %s',
    async (order) => {
      const { recorder } = await beginRecording(app);
      await recorder.send(heartbeat('recording'));
      const heard = app.clock.at;
      await turnOff(3 * HOUR);
      app.site.show('/show', channelPage({ live: true, title: 'Evening show' }));
      if (order.startsWith('the recordings')) await app.restart().reconcileNow();
      await lookAndAct();
      await lookAndAct();
      const [morning, evening] = await app.broadcasts();
      expect(morning).toMatchObject({ title: 'Morning show', endedAt: new Date(heard), actAt: null });
      expect(morning?.recording).toMatchObject({
        status: 'failed',
        failure: expect.stringMatching(/recorder_lost.*for 18\d minutes nothing could be recorded/),
      });
      expect(evening).toMatchObject({ title: 'Evening show', endedAt: null, recording: { status: 'starting' } });
      expect(app.engine.launched.map(({ part, videoId }) => [part, videoId])).toEqual([
        [1, morning?.recording?.videoId],
        [1, evening?.recording?.videoId],
      ]);
      const kept = await app.db.video.findUniqueOrThrow({ where: { id: morning?.recording?.videoId ?? '' } });
      expect(kept).toMatchObject({ status: 'ready', durationSec: 4 });
    },
  );

  it('the same broadcast goes on in its video, where the site’s own id says that it is the same', async () => {
    app.site.show('/show', youtubePage('abcdefghijk'));
    const { id } = await app.subscribe('/show');
    await app.db.channel.update({ where: { id }, data: { site: 'youtube' } });
    await lookAndAct();
    await playLatest(app);
    await turnOff(3 * HOUR);
    await app.restart().reconcileNow();
    await lookAndAct();
    expect(await app.broadcasts()).toMatchObject([{ siteId: 'abcdefghijk', endedAt: null }]);
    expect(app.engine.launched).toMatchObject([{ part: 1 }, { part: 2 }]);
  });

  it('a recorder that lives is adopted and goes on, however long the app was away', async () => {
    const { recorder } = await beginRecording(app);
    app.clock.at += 3 * HOUR;
    await app.restart().reconcileNow();
    await lookAndAct();
    await recorder.send(heartbeat('recording'));
    await lookAndAct();
    expect(await app.broadcasts()).toMatchObject([{ endedAt: null, recording: { status: 'recording' } }]);
    expect(app.engine.launched).toHaveLength(1);
  });
});

it('after minutes the recording goes on as the next part', async () => {
  await beginRecording(app);
  await turnOff(10 * MINUTE);
  await app.restart().reconcileNow();
  await lookAndAct();
  expect(await app.broadcasts()).toMatchObject([{ endedAt: null }]);
  expect(app.engine.launched).toMatchObject([{ part: 1 }, { part: 2 }]);
});

it('what is live when a channel is resumed days after it was paused is not the broadcast of then', async () => {
  const { channel, recorder } = await beginRecording(app);
  await updateChannel(app, app.user, channel.id, { paused: true });
  await recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
  app.clock.at += 48 * HOUR;
  app.site.show('/show', channelPage({ live: true, title: 'Another show' }));
  await updateChannel(app, app.user, channel.id, { paused: false });
  await lookAndAct();
  expect(await app.broadcasts()).toMatchObject([{ title: 'Morning show' }, { title: 'Another show', endedAt: null }]);
  expect(app.engine.launched).toMatchObject([{ part: 1 }, { part: 1 }]);
});

it('a channel that was paused while its recorder went on is still at the same broadcast', async () => {
  const { channel } = await beginRecording(app);
  await updateChannel(app, app.user, channel.id, { paused: true });
  app.clock.at += 5 * HOUR;
  await updateChannel(app, app.user, channel.id, { paused: false });
  await app.look();
  await app.runJobs();
  expect(await app.broadcasts()).toHaveLength(1);
  expect(app.engine.launched).toHaveLength(1);
});
