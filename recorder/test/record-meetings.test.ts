import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { RecorderJob } from '../protocol/index';
import { measureRecording } from '../src/measure/measure-recording';
import { setUpBench } from './support/set-up-bench';

// The meetings are fixtures with the shape of Zoom's web client, not Zoom: passing here says that the way in is followed as
// described, not that the real client still looks like that.
const bench = setUpBench();
const run = promisify(execFile);

function join(where: string, more: Partial<RecorderJob> = {}) {
  return bench.start(where, { site: 'zoom', quality: '480p30', waitSec: 20, ...more });
}
const notes = () =>
  bench
    .sites()
    .visits()
    .filter(({ path }) => path.startsWith('/note/'))
    .map(({ path }) => decodeURIComponent(path.split('/')[3] ?? ''));
const waits = () =>
  bench.app().events.flatMap((event) => (event.type === 'state' && event.state === 'waiting' ? [event.detail] : []));

test('a meeting is joined muted under its name, heard, read, and left as a guest leaves', async () => {
  const zoom = { displayName: 'Club archive', notice: 'This meeting is recorded for the club.' };
  const recorder = join('/zoom-normal', { zoom, durationSec: 14 });
  await bench.sites().waitForVisit('/note/zoom-normal/admitted');
  await bench.app().until('recording', () => bench.app().states().includes('recording'));
  bench.sites().control('zoom-normal', 'ask');
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(bench.app().lastState()).toMatchObject({ state: 'finished', finish: 'duration' });
  const told = notes();
  expect(told).toEqual(
    expect.arrayContaining([
      ...['microphone-yes', 'preview-audio-control-button-Unmute', 'preview-video-control-button-Start Video'],
      ...['join-Club archive', 'audio-joined', 'chat-opened', `posted-${zoom.notice}`, 'tip-dismissed'],
      ...['consented', 'stayed-muted', 'left'],
    ]),
  );
  expect(told).not.toContain('unmuted');
  expect(told).not.toContain('left-for-recording');
  expect(told.filter((one) => one.startsWith('posted-'))).toHaveLength(1);
  const said = bench
    .app()
    .messages()
    .map(({ author, text }) => `${author}: ${text}`);
  // Rendered anew again and again, yet each once; what was honestly said twice, twice.
  expect(said.filter((one) => one !== `Club archive: ${zoom.notice}` && !one.startsWith('Jomo'))).toEqual([
    ...['Ana: Hello everybody', 'Ana: Can you hear me?', 'Bo: Yes', 'Bo: Yes'],
    'Cleo: You have been removed from my list :)',
  ]);
  const heartbeats = bench.app().events.flatMap((event) => (event.type === 'heartbeat' ? [event.audioDb ?? -120] : []));
  expect(Math.max(...heartbeats)).toBeGreaterThan(-20);
});

test('the speaker fills the frame, and a shared screen takes its place', async () => {
  const recorder = join('/zoom-normal');
  await bench.app().until('media', () => bench.app().seconds(1) >= 6);
  bench.sites().control('zoom-normal', 'share');
  const shared = bench.app().seconds(1);
  await bench.app().until('the shared screen', () => bench.app().seconds(1) >= shared + 10);
  bench.app().command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  const file = path.join(bench.dir(), 'part.mp4');
  await writeFile(file, bench.app().media(1));
  // The test card is only read where it fills the frame.
  expect((await measureRecording(file)).uniqueRatio).toBeGreaterThan(0.1);
  const [early, late] = await Promise.all([cornersAt(file, 3), cornersAt(file, shared + 9)]);
  for (const level of early) expect(level).toBeLessThan(60);
  for (const level of late) expect(level).toBeGreaterThan(230);
});

/** The four corners of the picture at a moment, as grey levels. */
async function cornersAt(file: string, sec: number): Promise<number[]> {
  const picture = ['-frames:v', '1', '-vf', 'scale=32:18,format=gray', '-f', 'rawvideo', '-'];
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, '-ss', `${sec}`, ...picture], {
    encoding: 'buffer',
  });
  return [0, 31, 32 * 17, 32 * 18 - 1].map((index) => stdout[index] ?? -1);
}

test('the waiting room is not the meeting: nothing is recorded until the host lets the recorder in', async () => {
  const recorder = join('/zoom-waiting', { durationSec: 4 });
  const sentence = 'In the waiting room: the host has to let the recorder in.';
  await bench.app().until('the waiting room', () => waits().includes(sentence));
  expect(bench.app().states()).not.toContain('recording');
  bench.sites().control('zoom-waiting', 'admit');
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(bench.app().states()).toContain('recording');
});

test('a host who never opens the waiting room, or never starts, is told apart', async () => {
  const waiting = join('/zoom-waiting', { waitSec: 6 });
  expect(await waiting.exited, waiting.output()).toBe(1);
  expect(bench.app().lastState()).toMatchObject({
    failure: { code: 'never_admitted', stage: 'waiting', fault: 'site' },
  });
  const late = join('/zoom-late-host', { waitSec: 6 });
  expect(await late.exited, late.output()).toBe(1);
  expect(bench.app().lastState()).toMatchObject({ failure: { code: 'host_not_started' } });
});

test('a host who starts late is met by loading the page again', async () => {
  const recorder = join('/zoom-late-host', { durationSec: 4, waitSec: 60 });
  await bench.app().until('waiting', () => waits().includes('The host has not started the meeting yet.'));
  bench.sites().control('zoom-late-host', 'goLive');
  expect(await recorder.exited, recorder.output()).toBe(0);
});

test.each([
  ['/zoom-bot-wall', 'bot_wall'],
  ['/zoom-captcha', 'captcha'],
  ['/zoom-sign-in', 'sign_in_required'],
  ['/zoom-passcode', 'wrong_passcode'],
  ['/zoom-passcode?pwd=wrong', 'wrong_passcode'],
])('%s ends as %s, and is not tried again', async (where, code) => {
  const recorder = join(where);
  expect(await recorder.exited, recorder.output()).toBe(1);
  expect(bench.app().lastState()).toMatchObject({ state: 'failed', failure: { code, retryable: false } });
  expect(notes().filter((one) => one.startsWith('join-')).length).toBeLessThanOrEqual(1);
});

test('a passcode of the job is typed when the link has none or a wrong one, and is never told', async () => {
  const recorder = join('/zoom-passcode?pwd=wr0ng', { zoom: { passcode: '123456' }, durationSec: 3 });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(recorder.output()).not.toContain('123456');
  expect(recorder.output()).not.toContain('wr0ng');
  expect(JSON.stringify(bench.app().events)).not.toContain('123456');
});

test('ended by the host finishes at once; removed by the host is said so; both keep what was recorded', async () => {
  const ended = join('/zoom-normal');
  await bench.app().until('recording', () => bench.app().states().includes('recording'));
  bench.sites().control('zoom-normal', 'end');
  expect(await ended.exited, ended.output()).toBe(0);
  expect(bench.app().lastState()).toMatchObject({ state: 'finished', finish: 'stream_ended' });
  const before = bench.app().events.length;
  const removed = join('/zoom-normal', { recordingId: 'rec2' });
  await bench.app().until('recording', () =>
    bench
      .app()
      .events.slice(before)
      .some((one) => 'state' in one && one.state === 'recording'),
  );
  bench.sites().control('zoom-normal', 'remove');
  expect(await removed.exited, removed.output()).toBe(1);
  expect(bench.app().lastState()).toMatchObject({ failure: { code: 'removed', stage: 'recording', retryable: false } });
});

test('a connection that is lost is made again, in the same part', async () => {
  const recorder = join('/zoom-normal', { graceSec: 60 });
  await bench.app().until('recording', () => bench.app().states().includes('recording'));
  bench.sites().control('zoom-normal', 'disconnect');
  await bench.app().until('healed', () =>
    bench
      .app()
      .marks()
      .some(({ kind }) => kind === 'healed'),
  );
  bench.app().command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(bench.app().parts.size).toBe(1);
  expect(notes().filter((one) => one === 'admitted')).toHaveLength(2);
});
