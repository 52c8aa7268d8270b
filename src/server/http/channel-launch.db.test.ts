import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { type ChannelApp, channelPage, openChannelApp, youtubePage } from './channel-test-kit';

const MINUTE = 60_000;
const MISSING = 'The image jomo-recorder is missing. Build it.';

let app: ChannelApp;
beforeEach(async () => {
  app = await openChannelApp();
});
afterEach(() => app.close());

describe('a broadcast whose recorder cannot be started', () => {
  let launch: ChannelApp['engine']['launch'];
  beforeEach(async () => {
    launch = app.engine.launch;
    app.engine.launch = async () => {
      throw new AppError('unavailable', MISSING);
    };
    app.site.show('/show', channelPage({ live: true }));
    await app.subscribe('/show');
    await app.look();
    await app.runJobs();
    for (let minute = 0; minute < 40; minute++) {
      app.clock.at += MINUTE;
      await app.supervisor.reconcileNow();
    }
  });

  it('waits while it is live, and is recorded as soon as the engine is back', async () => {
    expect(await app.db.recording.findMany()).toMatchObject([
      { status: 'starting', statusDetail: MISSING, attempts: 0 },
    ]);
    app.engine.launch = launch;
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toMatchObject([{ part: 1, waitSec: 600 }]);
  });

  it('is a failed recording with the reason once it is over', async () => {
    app.site.show('/show', channelPage());
    for (let looks = 0; looks < 2; looks++) await app.look();
    app.clock.at += 6 * MINUTE;
    await app.runJobs();
    const [broadcast] = await app.broadcasts();
    expect(broadcast?.recording).toMatchObject({ status: 'failed', failure: expect.stringContaining(MISSING) });
  });
});

describe('where a broadcast is recorded', () => {
  const begin = async (channel: { site: string; liveUrl?: string }, videoId: string) => {
    app.site.show('/show', youtubePage(videoId));
    const { id } = await app.subscribe('/show');
    await app.db.channel.update({ where: { id }, data: { site: channel.site } });
    await app.look();
    if (channel.liveUrl) await app.db.channel.update({ where: { id }, data: { liveUrl: channel.liveUrl } });
    await app.runJobs();
    await app.supervisor.reconcileNow();
    return app.engine.launched[0];
  };
  const youtube = { site: 'youtube', liveUrl: 'https://www.youtube.com/@chess/live' };

  it('on YouTube is the page of the broadcast itself, and never what was kept of it', async () => {
    const job = await begin(youtube, 'abc-efgh_jk');
    expect(job).toMatchObject({ url: 'https://www.youtube.com/watch?v=abc-efgh_jk', liveOnly: true });
    expect(await app.db.video.findMany()).toMatchObject([{ url: job?.url }]);
  });

  it('is the channel’s page when the id is not of YouTube’s form', async () => {
    expect(await begin(youtube, 'tooshort')).toMatchObject({ url: youtube.liveUrl });
  });

  it('is the channel’s page at another host, which has no such pages', async () => {
    expect(await begin({ site: 'youtube' }, 'abc-efgh_jk')).toMatchObject({ url: `${app.site.origin}/show` });
  });
});
