import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RecorderJob } from '../protocol/index';
import { measureSoundExcess } from '../src/measure/sound-excess';
import { type FakeApp, startFakeApp } from './support/fake-app';
import { servePages } from './support/serve-pages';
import { bundleRecorder, groupMembers, makeJob, startRecorder, temporaryDir } from './support/start-recorder';

const run = promisify(execFile);
let bundle: Awaited<ReturnType<typeof bundleRecorder>>;
let pages: Awaited<ReturnType<typeof servePages>>;
let app: FakeApp;
let dir = '';
const started: ReturnType<typeof startRecorder>[] = [];

beforeAll(async () => {
  bundle = await bundleRecorder();
  pages = await servePages();
});
afterAll(async () => {
  await pages.stop();
  await bundle.remove();
});
beforeEach(async () => {
  app = await startFakeApp();
  dir = await temporaryDir();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.destroy()));
  await app.stop();
  await rm(dir, { recursive: true, force: true });
});

const spoolDir = () => path.join(dir, 'spool');
function start(more: Partial<RecorderJob> = {}, env: Record<string, string> = {}) {
  const url = `${pages.origin}/testcard/`;
  const recorder = startRecorder(bundle.file, makeJob(app.baseUrl, spoolDir(), { url, ...more }), env);
  started.push(recorder);
  return recorder;
}
const isRecording = () => app.states().includes('recording');

async function probe(part: number): Promise<{ seconds: number; codecs: string[] }> {
  const file = path.join(dir, `part-${part}.mp4`);
  await writeFile(file, app.media(part));
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-show_entries', 'format=duration:stream=codec_name', '-of', 'json', file],
  ]);
  const found = JSON.parse(stdout) as { format: { duration: string }; streams: { codec_name: string }[] };
  return { seconds: Number(found.format.duration), codecs: found.streams.map((one) => one.codec_name) };
}

test('records the test card for the wanted time, with its chat, and leaves nothing behind', async () => {
  const recorder = start({ durationSec: 12 });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(app.states()).toEqual(['starting', 'opening', 'recording', 'finishing', 'finished']);
  expect(app.lastState()).toMatchObject({ finish: 'duration' });

  expect([...app.parts.keys()]).toEqual([1]);
  const media = await probe(1);
  expect(media.codecs).toEqual(['h264', 'aac']);
  expect(media.seconds).toBeGreaterThan(11);
  expect(media.seconds).toBeLessThan(16);
  // Sound squeezed under its time stamps would look right to every tool and be late in every browser.
  expect(Math.abs((await measureSoundExcess(path.join(dir, 'part-1.mp4'))) ?? Number.NaN)).toBeLessThan(30);
  const segments = app.parts.get(1) ?? [];
  // Everything but the last segment ends on the two-second grid, and times follow from the durations.
  for (const one of segments.slice(1, -1)) expect(one.duration % 2).toBeCloseTo(0, 3);
  expect((segments[2]?.wallMs ?? 0) - (segments[1]?.wallMs ?? 0)).toBe(2000);

  const [first] = app.messages();
  expect(first).toMatchObject({ author: 'Mara', color: '#ff8f6b', badges: ['host'], kind: 'message' });
  expect(app.messages().map(({ seq }) => seq)).toEqual(app.messages().map((_, index) => index));
  expect(app.snapshots[0]?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  const beat = app.events.findLast((event) => event.type === 'heartbeat' && event.state === 'recording');
  expect(beat).toMatchObject({ part: 1, audioDb: expect.any(Number) });

  expect(existsSync(spoolDir())).toBe(false);
  expect(await groupMembers(recorder.pid)).toEqual([]);
  expect(recorder.output()).not.toContain('test-token');
});

test('goes on while the app is away, and hands over everything when it is back', async () => {
  const recorder = start({ durationSec: 16 });
  await app.until('recording', isRecording);
  const before = app;
  const had = before.parts.get(1)?.length ?? 0;
  before.refuseWith(503);
  await new Promise((resolve) => setTimeout(resolve, 8000));
  before.refuseWith(null);
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(had).toBeLessThan(4);
  expect(app.seconds(1)).toBeGreaterThan(15);
  expect((await probe(1)).seconds).toBeGreaterThan(15);
  expect(app.states().at(-1)).toBe('finished');
});

test('ends within ten seconds of SIGTERM, with the last short segment', async () => {
  const recorder = start();
  await app.until('recording', isRecording);
  const begun = Date.now();
  recorder.signal('SIGTERM');
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(app.lastState()).toMatchObject({ state: 'finished', finish: 'signal' });
  expect((await probe(1)).seconds).toBeGreaterThan(1);
  expect(await groupMembers(recorder.pid)).toEqual([]);
});

test('obeys stop, and finishes by itself when the stream ends', async () => {
  const recorder = start();
  await app.until('recording', isRecording);
  app.command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect(app.lastState()).toMatchObject({ state: 'finished', finish: 'stopped' });

  app.command();
  const other = start({ url: `${pages.origin}/testcard/?end=8`, spoolDir: path.join(dir, 'other'), part: 2 });
  expect(await other.exited, other.output()).toBe(0);
  expect(app.lastState()).toMatchObject({ state: 'finished', finish: 'stream_ended' });
});

test('a killed capture goes on as the next part', async () => {
  const recorder = start();
  await app.until('recording', isRecording);
  process.kill(await findProcess(recorder.pid, 'ffmpeg', '-f hls'), 'SIGKILL');
  await app.until('the next part', () => app.seconds(2) > 4);
  app.command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect([...app.parts.keys()]).toEqual([1, 2]);
  expect((await probe(2)).seconds).toBeGreaterThan(4);
  expect(app.marks().map(({ kind, phase }) => `${kind} ${phase}`)).toEqual(['capture_gone begin', 'capture_gone end']);
});

test('a killed browser is replaced while the same part goes on', async () => {
  const recorder = start();
  await app.until('recording', isRecording);
  process.kill(await findProcess(recorder.pid, 'chromium', '--remote-debugging-port'), 'SIGKILL');
  await app
    .until('healed', () => app.marks().some(({ kind }) => kind === 'healed'))
    .catch((error: Error) => expect.fail(`${error.message}\n${JSON.stringify(app.marks())}\n${recorder.output()}`));
  app.command({ type: 'stop' });
  expect(await recorder.exited, recorder.output()).toBe(0);
  expect([...app.parts.keys()]).toEqual([1]);
  expect(app.marks()[0]).toMatchObject({ kind: 'browser_gone', phase: 'begin' });
});

test('kill -9 leaves no process and no loss: the next recorder hands over what was left, and clears up', async () => {
  const temporary = path.join(dir, 'tmp');
  await mkdir(temporary);
  const recorder = start({}, { TMPDIR: temporary });
  await app.until('recording', isRecording);
  app.refuseWith(503);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  recorder.signal('SIGKILL');
  await recorder.exited;
  const deadline = Date.now() + 30_000;
  while ((await groupMembers(recorder.pid)).length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await groupMembers(recorder.pid)).toEqual([]);
  const acknowledged = app.parts.get(1)?.length ?? 0;
  const lock = JSON.parse(await readFile(path.join(spoolDir(), 'recorder.json'), 'utf8')) as {
    pid: number;
    workDir: string;
  };
  expect(lock.pid).toBe(recorder.pid);

  app.refuseWith(null);
  const next = start({ part: 2, durationSec: 4 }, { TMPDIR: temporary });
  expect(await next.exited, next.output()).toBe(0);
  expect(app.parts.get(1)?.length).toBeGreaterThan(acknowledged);
  expect([...app.parts.keys()]).toEqual([1, 2]);
  expect(lock.workDir).toContain(temporary);
  expect(await readdir(temporary)).toEqual([]);
});

async function findProcess(pgid: number, name: string, argument: string): Promise<number> {
  for (const member of await groupMembers(pgid)) {
    const command = (await readFile(`/proc/${member.pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
    // Chromium's helpers carry the browser's own arguments too, and process numbers can wrap around.
    const helper = command.includes('--type=');
    if (member.name.startsWith(name) && command.includes(argument) && !helper) return member.pid;
  }
  throw new Error(`No ${name} in group ${pgid}.`);
}
