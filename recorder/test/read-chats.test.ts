import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { ChatSite } from '../../playwright/sites/chat-rooms';
import type { SiteName } from '../protocol/index';
import { measureRecording } from '../src/measure/measure-recording';
import { setUpBench } from './support/set-up-bench';

// The pages are fixtures with the shape of the sites' watch pages and popout chats, not the sites themselves.
const bench = setUpBench();
const run = promisify(execFile);

const cases: [SiteName, ChatSite, string][] = [
  ['youtube', 'youtube-like', '/youtube-like?v=fixture_1'],
  ['twitch', 'twitch-like', '/twitch-like'],
  ['kick', 'kick-like', '/kick-like'],
];
const popouts: Record<string, string> = {
  'youtube-like': '/live_chat',
  'twitch-like': '/popout/twitch-like/chat',
  'kick-like': '/popout/kick-like/chat',
};

test.each(cases)(
  '%s: the popout is read out of sight, each message once, with pictures kept',
  async (site, room, where) => {
    const recorder = bench.start(where, { site, graceSec: 20 });
    await bench.sites().waitForVisit(popouts[room] ?? '');
    await bench.app().until('recording', () => bench.app().states().includes('recording'));
    const say = bench.sites().say;
    say(room, { author: 'Mara', text: 'GG :wave: well played', color: '#ff8f6b', badge: 'moderator' });
    say(room, { author: 'Oskar', text: 'GG' });
    say(room, { author: 'Oskar', text: 'GG' });
    say(room, { author: 'pablo', text: 'for the show', amount: '€5.00' });
    say(room, { author: '', text: 'Slow mode is on', system: true });
    await bench.app().until('five messages', () => bench.app().messages().length >= 5);
    await bench.app().until('six seconds', () => bench.app().seconds(1) >= 6);
    bench.app().command({ type: 'stop' });
    expect(await recorder.exited, recorder.output()).toBe(0);

    const messages = bench.app().messages();
    expect(messages.map(({ kind, author, text }) => `${kind} ${author}: ${text}`)).toEqual([
      'message Mara: GG :wave: well played',
      'message Oskar: GG',
      'message Oskar: GG',
      'paid pablo: for the show',
      'system : Slow mode is on',
    ]);
    const [first, , , paid] = messages;
    expect(first).toMatchObject({ badges: ['moderator'], emotes: [{ text: ':wave:', at: 3 }] });
    if (site !== 'youtube') expect(first?.color).toBe('#ff8f6b');
    expect(paid?.amount).toBe('€5.00');
    const hashes = [first?.emotes?.[0]?.hash, first?.badgeImages?.[0]?.hash];
    for (const hash of hashes)
      expect(
        bench
          .app()
          .images.get(hash ?? '')
          ?.subarray(0, 6)
          .toString(),
      ).toBe('GIF89a');

    // The page beside it does not cover the recorded picture (how smooth it is depends on what else runs here).
    const file = path.join(bench.dir(), 'part.mp4');
    await writeFile(file, bench.app().media(1));
    const report = await measureRecording(file);
    expect(report.uniqueRatio).toBeGreaterThan(0.5);
  },
);

test('a browser that is started anew reads on without saying anything twice', async () => {
  const recorder = bench.start('/twitch-like', { site: 'twitch', graceSec: 60 });
  await bench.app().until('recording', () => bench.app().states().includes('recording'));
  const say = (text: string) => bench.sites().say('twitch-like', { author: 'Oskar', text });
  for (const text of ['one', 'GG', 'GG']) say(text);
  await bench.app().until('three messages', () => bench.app().messages().length === 3);
  const chromium = await run('pgrep', ['-P', `${recorder.pid}`, '-x', 'chromium']);
  process.kill(Number(chromium.stdout.trim().split('\n')[0]), 'SIGKILL');
  say('GG');
  await bench.app().until('healed', () =>
    bench
      .app()
      .marks()
      .some(({ kind }) => kind === 'healed'),
  );
  say('two');
  await bench.app().until('all five', () => bench.app().messages().length >= 5);
  bench.app().command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(
    bench
      .app()
      .messages()
      .map(({ text }) => text),
  ).toEqual(['one', 'GG', 'GG', 'GG', 'two']);
});

test('an offline sign is waited out, whatever plays under it', async () => {
  bench.sites().control('youtube-like', 'goOffline');
  const recorder = bench.start('/youtube-like?v=fixture_1', { site: 'youtube', durationSec: 3, waitSec: 60 });
  const waiting = () =>
    bench.app().events.some((event) => event.type === 'state' && event.detail === 'Live in 5 minutes');
  await bench.app().until('the countdown', waiting);
  bench.sites().control('youtube-like', 'goLive');
  expect(await recorder.exited, recorder.output()).toBe(0);
});

test('a chat that cannot be read is said so, and the recording goes on', async () => {
  const recorder = bench.start('/card', { site: 'twitch' });
  const kinds = () =>
    bench
      .app()
      .marks()
      .map(({ kind }) => kind);
  await bench.app().until('the mark', () => kinds().length > 0);
  expect(bench.app().told('chat_unavailable')).toEqual(['begin: The chat of the page cannot be read.']);
  const before = bench.app().seconds(1);
  await bench.app().until('more of the recording', () => bench.app().seconds(1) > before + 5);
  bench.app().command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(kinds()).toEqual(['chat_unavailable']);
});
