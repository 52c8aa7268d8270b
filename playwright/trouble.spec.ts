import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from './fixtures/cli';
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
  await expect.poll(async () => (await show(app, recordingId)).recordedSec, { timeout: 40_000 }).toBeGreaterThan(3);
  return recordingId;
}

async function stopAndWait(app: App, id: string): Promise<Shown> {
  await runCli({ url: app.url, apiKey }, 'stop', id);
  await expect.poll(async () => (await show(app, id)).status, { timeout: 30_000 }).toBe('finished');
  return show(app, id);
}

async function recorderPid(app: App, id: string): Promise<number> {
  const text = await readFile(path.join(app.dataDir, 'recorders', id, 'engine.json'), 'utf8');
  return JSON.parse(text).pid;
}

/** Command lines of every process that belongs to this server's recorders. */
async function recorderProcesses(app: App): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes(path.join(app.dataDir, 'recorders')));
}

async function mediaPlaylist(app: App, videoId: string): Promise<string> {
  const response = await fetch(`${app.url}/media/${videoId}/source.m3u8`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  return response.text();
}

test('the server killed in mid-recording and started again: the recording goes on without a gap', async ({ app }) => {
  const id = await startRecording(app);
  const pid = await recorderPid(app, id);
  await app.kill();
  process.kill(pid, 0);
  await app.boot();
  const { recordedSec } = await show(app, id);
  await expect
    .poll(async () => (await show(app, id)).recordedSec, { timeout: 30_000 })
    .toBeGreaterThan(recordedSec + 6);
  expect(await recorderPid(app, id)).toBe(pid);
  const ended = await stopAndWait(app, id);
  expect(ended.parts).toBe(1);
  expect(await mediaPlaylist(app, ended.videoId)).not.toContain('EXT-X-DISCONTINUITY');
  await expect.poll(() => recorderProcesses(app)).toEqual([]);
});

test('the recorder killed: another one goes on as the next part within ten seconds, and the gap is marked', async ({
  app,
}) => {
  const id = await startRecording(app);
  process.kill(await recorderPid(app, id), 'SIGKILL');
  await expect.poll(async () => (await show(app, id)).parts, { timeout: 30_000 }).toBe(2);
  await expect.poll(async () => (await show(app, id)).status).toBe('recording');
  const ended = await stopAndWait(app, id);
  expect(ended.health.map(({ kind }) => kind)).toContain('gap');
  const playlist = await mediaPlaylist(app, ended.videoId);
  expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
  const dates = [...playlist.matchAll(/PROGRAM-DATE-TIME:(.*)/g)].map(([, date]) => Date.parse(date ?? ''));
  const lengths = [...playlist.matchAll(/EXTINF:([\d.]+)/g)].map(([, length]) => Number(length) * 1000);
  const gaps = dates.slice(1).map((date, index) => date - (dates[index] ?? 0) - (lengths[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(14_000);
  await expect.poll(() => recorderProcesses(app)).toEqual([]);
});
