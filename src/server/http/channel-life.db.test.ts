import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getChannel, listHistory } from '../subscriptions/channels/channel-views';
import { checkNow, unsubscribe, updateChannel } from '../subscriptions/channels/edit-channels';
import { recordAnyway } from '../subscriptions/channels/record-anyway';
import { beginRecording as begin, type ChannelApp, channelPage, openChannelApp, playLatest } from './channel-test-kit';
import { media, move } from './recorder-test-kit';

const MINUTE = 60_000;

let app: ChannelApp;
beforeEach(async () => {
  app = await openChannelApp();
  app.site.show('/show', channelPage());
});
afterEach(() => app.close());

const goLive = (title = 'Chess talk') => app.site.show('/show', channelPage({ live: true, title }));
const goOff = () => app.site.show('/show', channelPage());
const offlineHelper = `echo '{"error": "No playable streams found on this URL"}'; exit 1`;

/** Looks until the broadcast counts as over. */
async function lookToEnd() {
  for (let looks = 0; looks < 4; looks++) {
    await app.look();
    const [channel] = await app.channels();
    if (channel && !channel.live) return;
  }
  throw new Error('the broadcast did not end');
}

/** Subscribes, goes live, and lets a recorder record. */
async function beginRecording() {
  goLive();
  return begin(app);
}

describe('a channel that goes live', () => {
  it('is recorded by its rules, in one video that belongs to it', async () => {
    const channel = await app.subscribe('/show', {
      rules: {
        quality: '480p30',
        view: 'page',
        chat: false,
        priority: 1,
        graceSec: 120,
        steps: [{ click: 'text=Enter' }],
        site: 'twitch',
      },
    });
    await app.look();
    expect(await app.broadcasts()).toEqual([]);
    goLive('Endgames');
    await app.look();
    await app.runJobs();
    const [broadcast] = await app.broadcasts();
    expect(broadcast).toMatchObject({ title: 'Endgames', wanted: true, actAt: null });
    expect(broadcast?.recording).toMatchObject({
      status: 'queued',
      title: 'Endgames',
      quality: '480p30',
      view: 'page',
      chat: false,
      priority: 1,
      graceSec: 120,
      endAt: null,
    });
    expect(JSON.parse(broadcast?.recording?.steps ?? '[]')).toHaveLength(1);
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toMatchObject([
      { url: `${app.site.origin}/show`, site: 'twitch', part: 1, endAt: null },
    ]);
    await playLatest(app);
    expect(await getChannel(app, app.user, channel.id)).toMatchObject({
      state: 'live',
      liveTitle: 'Endgames',
      checkedBy: 'hint',
      videos: 1,
      latest: { title: 'Endgames', recording: { status: 'recording', watchable: true, problem: null } },
    });
  });

  it('is recorded for its longest duration and no longer, over all its recorders', async () => {
    goLive();
    const channel = await app.subscribe('/show', { rules: { maxDurationSec: 100 } });
    await app.look();
    await app.runJobs();
    await app.supervisor.reconcileNow();
    expect(app.engine.launched[0]?.maxDurationSec).toBe(100);
    const first = await playLatest(app);
    for (let seq = 2; seq <= 20; seq++) await first.put(1, seq, media);
    const id = app.engine.launched[0]?.recordingId ?? '';
    app.engine.crash(id);
    app.clock.at += MINUTE;
    await app.supervisor.reconcileNow();
    expect(app.engine.launched[1]).toMatchObject({ part: 2, maxDurationSec: 20 });
    const second = await playLatest(app, 2);
    for (let seq = 2; seq <= 5; seq++) await second.put(2, seq, media);
    await second.send(move('finishing', { finish: 'max_duration' }), move('finished', { finish: 'max_duration' }));
    app.engine.crash(id);
    await app.supervisor.reconcileNow();
    const row = await app.row(id);
    expect(row).toMatchObject({ status: 'finished', finishReason: 'max_duration', video: { durationSec: 100 } });
    // It is still live, and stays cut.
    await app.look();
    await app.runJobs();
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toHaveLength(2);
    expect(await getChannel(app, app.user, channel.id)).toMatchObject({ state: 'live', videos: 1 });
  });

  it('counts what its videos take on disk, smaller qualities included', async () => {
    const { channel } = await beginRecording();
    const { bytes, id: videoId } = await app.db.video.findFirstOrThrow({ where: { channelId: channel.id } });
    const rung = { name: '240p', codecs: 'avc1', bandwidth: 1, averageBandwidth: 1, bytes: 5_000_000_000n };
    await app.db.rendition.create({ data: { videoId, ...rung } });
    const view = await getChannel(app, app.user, channel.id);
    expect(view.bytes).toBe(Number(bytes) + 5_000_000_000);
  });

  it('is recorded once, however often it is looked at and whoever asks', async () => {
    const { channel } = await beginRecording();
    await checkNow(app, app.user, channel.id);
    await app.look();
    await app.look();
    await app.runJobs();
    await Promise.all([app.supervisor.reconcileNow(), app.supervisor.reconcileNow()]);
    expect(await app.db.recording.count()).toBe(1);
    expect(app.engine.launched).toHaveLength(1);
  });

  it('is over after two looks that say so; a helper’s word ends the recorder after the grace period', async () => {
    const { recorder } = await beginRecording();
    await app.installStreamlink(offlineHelper);
    goOff();
    await app.look();
    expect((await app.broadcasts())[0]?.endedAt).toBeNull();
    await lookToEnd();
    const [ended] = await app.broadcasts();
    expect(ended).toMatchObject({ endedBy: 'streamlink' });
    await app.runJobs();
    await app.supervisor.reconcileNow();
    expect((await app.row(ended?.recording?.id ?? '')).stopRequestedAt).toBeNull();
    app.clock.at += 5 * MINUTE;
    await app.runJobs();
    expect((await app.row(ended?.recording?.id ?? '')).stopRequestedAt).not.toBeNull();
    expect((await recorder.send(move('recording'))).json()).toEqual({ commands: [{ type: 'stop' }] });
  });

  it('is left to its recorder when only the page fell silent: that may be a change of the page', async () => {
    await beginRecording();
    goOff();
    await lookToEnd();
    app.clock.at += 10 * MINUTE;
    await app.runJobs();
    const [ended] = await app.broadcasts();
    expect(ended).toMatchObject({ endedBy: 'hint', actAt: null });
    expect((await app.row(ended?.recording?.id ?? '')).stopRequestedAt).toBeNull();
  });

  it('and flaps every minute is one broadcast with one recording', async () => {
    await beginRecording();
    for (let minute = 0; minute < 30; minute++) {
      if (minute % 2) goLive();
      else goOff();
      app.clock.at += MINUTE;
      const [channel] = await app.channels();
      await app.db.channel.update({ where: { id: channel?.id ?? '' }, data: { nextCheckAt: new Date(app.clock.at) } });
      await app.look();
      await app.runJobs();
    }
    expect(await app.broadcasts()).toHaveLength(1);
    expect(await app.db.recording.count()).toBe(1);
  });
});

describe('a restart', () => {
  it('within the grace period goes on in the same recording while its recorder still waits', async () => {
    await beginRecording();
    goOff();
    await lookToEnd();
    goLive();
    await checkNow(app, app.user, (await app.channels())[0]?.id ?? '');
    await app.look();
    await app.runJobs();
    expect(await app.broadcasts()).toMatchObject([{ endedAt: null, endedBy: null, actAt: null }]);
    expect(await app.db.recording.count()).toBe(1);
    expect(app.engine.launched).toHaveLength(1);
  });

  it('within the grace period is the next part of the same video when its recorder has ended before', async () => {
    const { recorder } = await beginRecording();
    goOff();
    await app.look();
    const mark = { at: app.clock.at, kind: 'stream_ended', phase: 'begin', detail: 'The broadcast ended.' } as const;
    await recorder.send({ type: 'health', mark });
    await recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    await app.look();
    const [ended] = await app.broadcasts();
    expect(ended?.recording).toMatchObject({ status: 'finished', finishReason: 'stream_ended' });
    await app.db.video.updateMany({ data: { packaging: 'done', packagingProgress: 1 } });
    goLive();
    await checkNow(app, app.user, (await app.channels())[0]?.id ?? '');
    app.clock.at += MINUTE;
    await app.look();
    await app.runJobs();
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toHaveLength(2);
    expect(app.engine.launched[1]).toMatchObject({ part: 2, videoId: ended?.recording?.videoId });
    // The site says that it is on again: there is no grace period to wait out.
    expect(app.engine.launched[1]).not.toHaveProperty('resumes');
    const second = await playLatest(app, 2);
    await second.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    const row = await app.row(ended?.recording?.id ?? '');
    expect(row).toMatchObject({ status: 'finished', video: { packaging: 'none', status: 'ready' } });
    expect(row.parts).toHaveLength(2);
    expect(app.jobs.waiting).toContainEqual(expect.objectContaining({ name: 'package-video' }));
    expect(await app.db.video.count()).toBe(1);
  });

  it('after the grace period is a broadcast and a video of its own', async () => {
    const { recorder } = await beginRecording();
    goOff();
    await lookToEnd();
    await recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    app.clock.at += 20 * MINUTE;
    goLive('Second show');
    await app.look();
    await app.runJobs();
    expect(await app.broadcasts()).toMatchObject([{ title: 'Chess talk' }, { title: 'Second show' }]);
    expect(await app.db.video.count()).toBe(2);
  });

  it('does not undo the user’s stop', async () => {
    const { recorder } = await beginRecording();
    const [before] = await app.broadcasts();
    await app.db.recording.updateMany({ data: { stopRequestedAt: new Date(app.clock.at) } });
    await recorder.send(move('finishing'), move('finished', { finish: 'stopped' }));
    for (let looks = 0; looks < 3; looks++) {
      await app.look();
      await app.runJobs();
    }
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    expect((await app.row(before?.recording?.id ?? '')).status).toBe('finished');
  });

  it('of a recorder that saw an end where there was none goes on with the next look', async () => {
    const { recorder } = await beginRecording();
    await recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    app.clock.at += 2 * MINUTE;
    await app.look();
    await app.runJobs();
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toMatchObject([{ part: 1 }, { part: 2 }]);
  });
});

describe('title rules', () => {
  const onlyChess = { titles: { must: [{ kind: 'words' as const, text: 'chess' }] } };

  it('refuse a title with a reason, and the user can have it all the same', async () => {
    goLive('Cooking');
    const channel = await app.subscribe('/show', { rules: onlyChess });
    await app.look();
    await app.runJobs();
    const { items } = await listHistory(app, app.user, { id: channel.id, limit: 10 });
    expect(items).toMatchObject([{ title: 'Cooking', wanted: false, recording: null }]);
    expect(items[0]?.reason).toMatch(/none of the words/);
    expect(await app.db.recording.count()).toBe(0);
    await recordAnyway(app, app.user, items[0]?.id ?? '');
    await app.runJobs();
    expect(await app.db.recording.count()).toBe(1);
    await expect(recordAnyway(app, app.user, items[0]?.id ?? '')).rejects.toThrow(/recording already/);
  });

  it('want a broadcast once its title fits, or once they are changed', async () => {
    goLive('Cooking');
    const channel = await app.subscribe('/show', { rules: onlyChess });
    await app.look();
    goLive('Chess after dinner');
    await app.look();
    await app.runJobs();
    expect(await app.broadcasts()).toMatchObject([
      { title: 'Chess after dinner', wanted: true, recording: { title: 'Chess after dinner' } },
    ]);
    await unsubscribe(app, app.user, channel.id);

    goLive('Cooking');
    const other = await app.subscribe('/show', { rules: onlyChess });
    await app.look();
    expect(await app.broadcasts()).toMatchObject([{ wanted: false }]);
    await updateChannel(app, app.user, other.id, { rules: { ...other.rules, titles: { must: [], mustNot: [] } } });
    await app.look();
    expect(await app.broadcasts()).toMatchObject([{ wanted: true }]);
  });
});

describe('a crash', () => {
  it('between what was seen and its recording loses nothing', async () => {
    goLive();
    await app.subscribe('/show');
    await app.look();
    app.jobs.waiting.splice(0);
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    await app.runJobs();
    await app.supervisor.reconcileNow();
    expect(await app.db.recording.count()).toBe(1);
  });

  it('that lasts until the broadcast is over leaves a failed recording with the reason', async () => {
    await app.installStreamlink(offlineHelper);
    goLive();
    await app.subscribe('/show');
    await app.look();
    app.jobs.waiting.splice(0);
    goOff();
    await lookToEnd();
    app.clock.at += 6 * MINUTE;
    await app.supervisor.reconcileNow();
    const [broadcast] = await app.broadcasts();
    expect(broadcast?.recording?.status).toBe('failed');
    expect(broadcast?.recording?.failure).toMatch(/over before its recording could begin/);
    expect(app.engine.launched).toEqual([]);
  });

  it('of the worker in the middle of a look changes nothing, and the look is made again', async () => {
    app.site.show('/show', () => {});
    await app.subscribe('/show');
    const [before] = await app.channels();
    await app.watch().lookNow();
    await app.restartWatch();
    expect(await app.channels()).toEqual([before]);
    goLive();
    await app.look();
    expect(await app.broadcasts()).toHaveLength(1);
  });
});

it('a broadcast that found no slot before its end is a failed recording that says so', async () => {
  goLive();
  await app.subscribe('/show');
  await app.look();
  await app.runJobs();
  goOff();
  await lookToEnd();
  app.clock.at += 6 * MINUTE;
  await app.runJobs();
  const [broadcast] = await app.broadcasts();
  expect(broadcast?.recording?.status).toBe('failed');
  expect(broadcast?.recording?.failure).toMatch(/No recording slot was free/);
  const { items } = await listHistory(app, app.user, { id: broadcast?.channelId ?? '', limit: 10 });
  expect(items[0]?.recording?.problem).toMatch(/No recording slot was free/);
});

it('unsubscribing keeps the videos and lets the recording go on', async () => {
  const { channel } = await beginRecording();
  await unsubscribe(app, app.user, channel.id);
  await app.supervisor.reconcileNow();
  expect(await app.db.channel.count()).toBe(0);
  expect(await app.db.recording.findMany()).toMatchObject([{ status: 'recording', broadcastId: null }]);
  expect(await app.db.video.findMany()).toMatchObject([{ channelId: null }]);
});
