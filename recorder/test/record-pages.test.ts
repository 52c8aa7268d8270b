import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RecorderJob } from '../protocol/index';
import { type FakeApp, startFakeApp } from './support/fake-app';
import { servePages } from './support/serve-pages';
import { bundleRecorder, makeJob, startRecorder, temporaryDir } from './support/start-recorder';

// Fixtures of our own, not real sites: each shows one obstacle that real players put in the way.
const video = '<video src="/testcard/card.mp4" muted playsinline style="width:300px;margin:40px"></video>';
const fixtures = {
  '/plain': '<!doctype html><h1>Nothing to see</h1>',
  '/consent': `<!doctype html><div id="v"></div>
    <div class="cookie-banner" role="dialog" style="position:fixed;inset:0;background:#fff">
      We use cookies. <button onclick="accept()">Accept all</button></div>
    <script>function accept(){document.querySelector('.cookie-banner').remove();document.getElementById('v').innerHTML='${video}'}</script>`,
  '/click': `<!doctype html><div id="v" style="width:640px;height:360px;background:#333">
      <button class="vjs-big-play-button" style="width:90px;height:60px">Play</button></div>
    <script>document.querySelector('button').onclick=(e)=>{if(e.isTrusted)document.getElementById('v').innerHTML='${video}'}</script>`,
  '/framed':
    '<!doctype html><body style="padding:90px"><iframe src="/inner" width="500" height="400" style="border:9px solid red"></iframe>',
  '/inner': `<!doctype html><div style="transform:rotate(3deg);overflow:hidden;width:320px;height:200px"><my-player></my-player></div>
    <script>customElements.define('my-player',class extends HTMLElement{constructor(){super();
      this.attachShadow({mode:'open'}).innerHTML='<div style="opacity:.4">${video}</div>'}})</script>`,
};
const run = promisify(execFile);
let bundle: Awaited<ReturnType<typeof bundleRecorder>>;
let pages: Awaited<ReturnType<typeof servePages>>;
let app: FakeApp;
let dir = '';
const started: ReturnType<typeof startRecorder>[] = [];

beforeAll(async () => {
  bundle = await bundleRecorder();
  pages = await servePages(fixtures);
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

function start(where: string, more: Partial<RecorderJob> = {}) {
  const url = where.startsWith('http') ? where : `${pages.origin}${where}`;
  const recorder = startRecorder(bundle.file, makeJob(app.baseUrl, path.join(dir, 'spool'), { url, ...more }));
  started.push(recorder);
  return recorder;
}

/** The four corners of the last picture as grey levels, and the loudest sample in dBFS. */
async function lookAndListen(): Promise<{ corners: number[]; loudest: number }> {
  const file = path.join(dir, 'part.mp4');
  await writeFile(file, app.media(1));
  const picture = ['-frames:v', '1', '-vf', 'scale=32:18,format=gray', '-f', 'rawvideo', '-'];
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-sseof', '-1', '-i', file, ...picture], {
    encoding: 'buffer',
  });
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-i', file, '-vn', '-af', 'volumedetect', '-f', 'null', '-']);
  const loudest = Number(/max_volume: (\S+) dB/.exec(stderr)?.[1] ?? -120);
  return { corners: [0, 31, 32 * 17, 32 * 18 - 1].map((index) => stdout[index] ?? 255), loudest };
}

test.each(['/consent', '/click', '/framed'])('%s: gets past it, with sound, and fills the frame', async (where) => {
  const recorder = start(where, { durationSec: 6 });
  expect(await recorder.exited, recorder.output()).toBe(0);
  const { corners, loudest } = await lookAndListen();
  expect(loudest).toBeGreaterThan(-20);
  // The card's dark blue fills the frame; a white page or a red border would be brighter.
  for (const level of corners) expect(level).toBeLessThan(60);
});

test('a page without media fails with a sentence and without a recording', async () => {
  const recorder = start('/plain');
  expect(await recorder.exited, recorder.output()).toBe(1);
  expect(app.lastState()).toMatchObject({ state: 'failed', failure: { code: 'no_media', fault: 'user' } });
  expect(app.parts.size).toBe(0);
});

test.each([
  ['/missing', 'http_error', true],
  ['/testcard/card.mp4', 'not_a_page', true],
  ['http://127.0.0.1:9/', 'unreachable', true],
  ['/plain', 'private_address', false],
  ['http://localhost:9/', 'private_address', false],
])('%s fails as %s', async (where, code, allowPrivate) => {
  const recorder = start(where, { allowPrivate });
  expect(await recorder.exited, recorder.output()).toBe(1);
  expect(app.lastState()).toMatchObject({ state: 'failed', failure: { code } });
});

test('a recorder the app does not know ends with code 3', async () => {
  app.refuseWith(401);
  expect(await start('/plain').exited).toBe(3);
});

test('sound only is recorded without a picture', async () => {
  const recorder = start('/click', { quality: 'audio', durationSec: 6 });
  expect(await recorder.exited, recorder.output()).toBe(0);
  const file = path.join(dir, 'part.mp4');
  await writeFile(file, app.media(1));
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'stream=codec_type',
    '-of',
    'csv=p=0',
    file,
  ]);
  expect(stdout.trim()).toBe('audio');
});
