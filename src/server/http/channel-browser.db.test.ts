import type { RecorderResult } from '@jomo/recorder/protocol';
import { describeFailure } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowserLook } from '../recordings/look-with-browser';
import { getChannel } from '../subscriptions/channels/channel-views';
import { beginRecording, type ChannelApp, channelPage, openChannelApp } from './channel-test-kit';
import { move } from './recorder-test-kit';

const MINUTE = 60_000;

/** What the recorder in mode `probe` answers next; the recorder itself is tried in recorder/test/try-out.test.ts. */
let answer: RecorderResult;
const seen = (live: boolean | null): RecorderResult => {
  return { type: 'probe', live, title: 'Seen', hasSound: null, reason: 'a reason', tookMs: 9000 };
};
const keptOut = (code: 'captcha' | 'sign_in_required' | 'no_media'): RecorderResult => {
  return {
    ...seen(null),
    type: 'probe',
    live: null,
    hasSound: null,
    reason: '',
    failure: describeFailure(code, 'probe'),
  };
};

let app: ChannelApp;
beforeEach(async () => {
  app = await openChannelApp({ tryOut: (page, signal) => createBrowserLook(app).tryOut(page, signal) });
  app.engine.answerTryOuts(async () => answer);
  app.site.show('/show', channelPage());
});
afterEach(() => app.close());

const view = async (id: string) => {
  const channel = await getChannel(app, app.user, id);
  return { ...channel, nextInMin: (channel.nextCheckAt - app.clock.at) / MINUTE };
};

describe('a look with a browser', () => {
  it.each(['captcha', 'sign_in_required'] as const)(
    'at a wall (%s) says so and stays away for an hour',
    async (code) => {
      answer = keptOut(code);
      const { id } = await app.subscribe('/show');
      await app.look();
      const walled = {
        state: 'unknown',
        failures: 1,
        nextInMin: 60,
        problem: expect.stringMatching(/suspects a robot/),
      };
      expect(await view(id)).toMatchObject(walled);
    },
  );

  it('at a page without a player is no word on whether it is live, and is not made again soon', async () => {
    answer = keptOut('no_media');
    const { id } = await app.subscribe('/show');
    await app.look();
    const problem = expect.stringMatching(/steps that lead to its player/);
    expect(await view(id)).toMatchObject({ state: 'unknown', failures: 0, nextInMin: 30, problem });
  });

  it('does the channel’s steps, and keeps to itself what they type', async () => {
    answer = seen(true);
    const steps = [{ type: 'open sesame', into: '#code' }, { click: 'text=Enter' }];
    const { id } = await app.subscribe('/show', { rules: { steps } });
    await app.look();
    expect(app.engine.triedOut).toMatchObject([{ mode: 'probe', url: `${app.site.origin}/show`, steps }]);
    expect(await view(id)).toMatchObject({ state: 'live', checkedBy: 'browser' });
    const { rules, ...row } = await app.db.channel.findUniqueOrThrow({ where: { id } });
    expect(rules).toContain('open sesame');
    expect(JSON.stringify([row, await app.broadcasts()].map((one) => ({ ...one, recording: null })))).not.toContain(
      'sesame',
    );
  });
});

describe('an end that only a browser saw', () => {
  const twice = async () => {
    for (let looks = 0; looks < 2; looks++) await app.look();
    app.clock.at += 6 * MINUTE;
    await app.runJobs();
  };

  it('stops no recorder, and what is seen again later is the same broadcast', async () => {
    answer = seen(true);
    const { recorder } = await beginRecording(app);
    answer = seen(false);
    await twice();
    const [ended] = await app.broadcasts();
    expect(ended).toMatchObject({ endedBy: 'browser', recording: { status: 'recording', stopRequestedAt: null } });
    expect((await recorder.send(move('recording'))).json()).toEqual({ commands: [] });
    app.clock.at += 30 * MINUTE;
    answer = seen(true);
    await app.look();
    await app.runJobs();
    expect(await app.broadcasts()).toMatchObject([{ endedAt: null, recording: { status: 'recording' } }]);
    expect(await app.db.recording.count()).toBe(1);
  });
});
