import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordingDetail } from '../src/shared/views';
import type { Api } from './fixtures/api';
import { startChannelPage } from './fixtures/channel-page';
import { signIn } from './fixtures/pages';
import { readPlaylist, untilRecorded, untilStatus } from './fixtures/recordings';
import { apiKey, expect, owner, test } from './fixtures/test';

const GRACE_SEC = 30;
/** However long the grace, no more than this of a picture that says "ended" is recorded. */
const SLATE_MS = 20_000;

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

/** When the broadcast was seen to end, each time. */
const endsOf = ({ health }: RecordingDetail) =>
  health.filter(({ kind, phase }) => kind === 'stream_ended' && phase === 'begin').map(({ at }) => at);

/** The end of the last segment of a part, out of its piece of the playlist. */
function endOf(part: string): number {
  const date = part
    .match(/PROGRAM-DATE-TIME:(.*)/g)
    ?.at(-1)
    ?.slice('PROGRAM-DATE-TIME:'.length);
  const length = part
    .match(/EXTINF:([\d.]+)/g)
    ?.at(-1)
    ?.slice('EXTINF:'.length);
  return Date.parse(date ?? '') + Number(length) * 1000;
}

test('a broadcast that is back within the grace goes on in its video; one after it is a video of its own', async ({
  app,
  api,
  page,
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
      await signIn(page, app.url, owner);
      await page.goto(`${app.url}/recordings/${first.id}`);
      sites.control('channel', 'end');
      await untilStatus(api, first.id, 'waiting');
      await expect(page.getByText(/has ended\. If it comes back before \d\d:\d\d/)).toBeVisible();
      const { recordedSec } = await api.recordings.get.query({ id: first.id });
      sites.control('channel', 'goLive');
      await untilStatus(api, first.id, 'recording');
      await untilRecorded(api, first.id, recordedSec + 4);
    });

    await test.step('over', async () => {
      sites.control('channel', 'end');
      channels.set('harbour', null);
      const ended = await untilStatus(api, first.id, 'finished');
      expect(ended).toMatchObject({ finishReason: 'stream_ended', parts: 2 });
      expect(ended.health.map(({ kind }) => kind)).toContain('gap');
      const { text } = await readPlaylist(app, apiKey, first.videoId);
      const partEnds = text.split('#EXT-X-DISCONTINUITY\n').map(endOf);
      expect(partEnds).toHaveLength(2);
      for (const [index, endedAt] of endsOf(ended).entries())
        expect((partEnds[index] ?? Number.NaN) - endedAt).toBeLessThan(SLATE_MS);
    });

    await test.step('on again after the grace', async () => {
      const endedAt = await lookUntil(api, channel.id, async () => {
        const { items } = await api.channels.history.query({ id: channel.id });
        return items[0]?.endedAt ?? undefined;
      });
      // Time itself is what is tested here.
      await sleep(Math.max(0, endedAt + (GRACE_SEC + 2) * 1000 - Date.now()));
      begin('Second show');
      const second = await lookUntil(api, channel.id, () => running(first.id));
      expect(second.videoId).not.toBe(first.videoId);
      await untilRecorded(api, second.id, 2);
    });
  } finally {
    await channels.close();
  }
});
