import { runCli } from './fixtures/cli';
import { readPlaylist, recorderPid, recorderProcesses } from './fixtures/recordings';
import type { App } from './fixtures/start-app';
import { apiKey, expect, test } from './fixtures/test';

type Shown = { status: string; recordedSec: number; parts: number; videoId: string; health: { kind: string }[] };

async function show(app: App, id: string): Promise<Shown> {
  const { stdout } = await runCli({ url: app.url, apiKey }, 'show', id, '--json');
  return JSON.parse(stdout);
}

async function startRecording(app: App): Promise<string> {
  const { stdout } = await runCli({ url: app.url, apiKey }, 'record', `${app.url}/testcard`, '--json');
  const { recordingId } = JSON.parse(stdout);
  await expect.poll(async () => (await show(app, recordingId)).recordedSec).toBeGreaterThan(3);
  return recordingId;
}

async function stopAndWait(app: App, id: string): Promise<Shown> {
  await runCli({ url: app.url, apiKey }, 'stop', id);
  await expect.poll(async () => (await show(app, id)).status).toBe('finished');
  return show(app, id);
}

test('the server killed in mid-recording and started again: the recording goes on without a gap', async ({ app }) => {
  const id = await startRecording(app);
  const pid = await recorderPid(app, id);
  await app.kill();
  process.kill(pid, 0);
  await app.boot();
  const { recordedSec } = await show(app, id);
  await expect.poll(async () => (await show(app, id)).recordedSec).toBeGreaterThan(recordedSec + 6);
  expect(await recorderPid(app, id)).toBe(pid);
  const ended = await stopAndWait(app, id);
  expect(ended.parts).toBe(1);
  expect((await readPlaylist(app, apiKey, ended.videoId)).text).not.toContain('EXT-X-DISCONTINUITY');
  await expect.poll(() => recorderProcesses(app)).toEqual([]);
});

test('the recorder killed: another one goes on as the next part within ten seconds, and the gap is marked', async ({
  app,
}) => {
  const askedAt = Date.now();
  const id = await startRecording(app);
  process.kill(await recorderPid(app, id), 'SIGKILL');
  await expect.poll(async () => (await show(app, id)).parts).toBe(2);
  await expect.poll(async () => (await show(app, id)).status).toBe('recording');
  const ended = await stopAndWait(app, id);
  expect(ended.health.map(({ kind }) => kind)).toContain('gap');
  const { text, dates } = await readPlaylist(app, apiKey, ended.videoId);
  expect(text.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
  const lengths = [...text.matchAll(/EXTINF:([\d.]+)/g)].map(([, length]) => Number(length) * 1000);
  const gaps = dates.slice(1).map((date, index) => date - (dates[index] ?? 0) - (lengths[index] ?? 0));
  // A segment of four seconds and ten until the next recorder records. On a machine busy with other things a start takes
  // longer: what the first one took in this run tells by how much.
  const startMs = (dates[0] ?? Number.NaN) - askedAt;
  expect(Math.max(...gaps)).toBeLessThan(4_000 + Math.max(10_000, 2 * startMs));
  await expect.poll(() => recorderProcesses(app)).toEqual([]);
});
