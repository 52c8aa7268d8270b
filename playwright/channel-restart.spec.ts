import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './fixtures/api';
import { startChannelPage } from './fixtures/channel-page';
import { untilRecorded, untilStatus } from './fixtures/recordings';
import { expect, test } from './fixtures/test';

const GRACE_SEC = 8;

/** Looks at the channel again and again until `seen` answers something. */
async function lookUntil<T>(api: Api, channelId: string, seen: () => Promise<T | undefined>): Promise<T> {
  let found: T | undefined;
  const look = async () => {
    await api.channels.checkNow.mutate({ id: channelId });
    await sleep(1_500);
    found = await seen();
    return found !== undefined;
  };
  await expect.poll(look, { intervals: [1_000] }).toBe(true);
  if (found === undefined) throw new Error('never seen');
  return found;
}

test('a broadcast that is back within the grace goes on in its video; one after it is a video of its own', async ({
  api,
  sites,
}) => {
  const channels = await startChannelPage(sites.url);
  const begin = (title: string) => {
    channels.set('harbour', title);
    sites.control('channel', 'goLive');
  };
  const running = async (not?: string) =>
    (await api.recordings.list.query({ scope: 'active' })).items.find(({ id }) => id !== not);
  try {
    begin('First show');
    const rules = { graceSec: GRACE_SEC, quality: '480p30' as const };
    const channel = await api.channels.subscribe.mutate({ url: `${channels.url}/harbour`, rules });
    const first = await lookUntil(api, channel.id, running);
    await untilRecorded(api, first.id, 4);

    await test.step('back within the grace', async () => {
      sites.control('channel', 'end');
      const ended = async () => (await api.recordings.get.query({ id: first.id })).health.map(({ kind }) => kind);
      await expect.poll(ended).toContain('stream_ended');
      const { recordedSec } = await api.recordings.get.query({ id: first.id });
      sites.control('channel', 'goLive');
      await untilRecorded(api, first.id, recordedSec + GRACE_SEC + 4);
      expect(await api.recordings.get.query({ id: first.id })).toMatchObject({ status: 'recording' });
    });

    await test.step('over', async () => {
      sites.control('channel', 'end');
      channels.set('harbour', null);
      expect((await untilStatus(api, first.id, 'finished')).finishReason).toBe('stream_ended');
      await lookUntil(api, channel.id, async () => {
        const { items } = await api.channels.history.query({ id: channel.id });
        return items[0]?.endedAt ?? undefined;
      });
    });

    await test.step('on again after the grace', async () => {
      // Time itself is what is tested here.
      await sleep((GRACE_SEC + 2) * 1000);
      begin('Second show');
      const second = await lookUntil(api, channel.id, () => running(first.id));
      expect(second.videoId).not.toBe(first.videoId);
      await untilRecorded(api, second.id, 2);
    });
  } finally {
    await channels.close();
  }
});
