import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { connectApi } from './fixtures/api';
import { signIn } from './fixtures/pages';
import { probeFile } from './fixtures/probe';
import { endRecordings, endServer, untilRecorded, untilStatus } from './fixtures/recordings';
import { startApp } from './fixtures/start-app';
import { apiKey, expect, owner, ownerSettings, test } from './fixtures/test';

const run = promisify(execFile);

test.describe('less free space than the floor', () => {
  test.use({ settings: { JOMO_DISK_FLOOR_MB: '1000000000' } });

  test('a recording ends cleanly, says that it was the disk, and plays', async ({ app, api, page }) => {
    const { id } = await api.recordings.create.mutate({ url: `${app.url}/testcard`, quality: '480p30' });
    const ended = await untilStatus(api, id, 'finished');
    expect(ended.finishReason).toBe('disk_full');
    const { seconds, complaints } = await probeFile(path.join(app.dataDir, 'videos', ended.videoId, 'part-1.mp4'));
    expect(complaints).toBe('');
    expect(seconds).toBeGreaterThan(0);
    await signIn(page, app.url, owner);
    await page.goto(`${app.url}/recordings/${id}`);
    await expect(page.getByText('Stopped because the disk was nearly full.', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Watch' })).toBeVisible();
  });
});

/** A file system of 16 MB in memory; the test is skipped, and the reason printed, where mounting is not possible. */
async function mountSmallDisk() {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'jomo-small-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dir]);
  } catch (error) {
    await rm(dir, { recursive: true });
    const reason = `Skipped: no small disk can be mounted here. ${error instanceof Error ? error.message : String(error)}`;
    console.log(reason);
    test.skip(true, reason);
    throw error;
  }
  const unmount = async () => {
    await run('umount', [dir]);
    await rm(dir, { recursive: true });
  };
  return { dir, unmount };
}

test('a disk that fills up in mid-recording ends it; what is on it plays and the server goes on', async () => {
  const disk = await mountSmallDisk();
  const settings = { ...ownerSettings, JOMO_DISK_FLOOR_MB: '0', JOMO_DISK_WARN_MB: '0' };
  const app = await startApp(settings, { inDir: disk.dir });
  const api = connectApi(app, apiKey);
  try {
    const { id, videoId } = await api.recordings.create.mutate({ url: `${app.url}/testcard`, quality: '720p30' });
    await untilRecorded(api, id, 6);
    // Somebody else takes all that is left: neither the recorder nor the database can write a byte any more.
    const { bavail, bsize } = await statfs(disk.dir);
    await writeFile(path.join(disk.dir, 'ballast'), Buffer.alloc(bavail * bsize, 7)).catch((error: Error) => {
      // The recorder may have been faster with the last bytes.
      if (!error.message.startsWith('ENOSPC')) throw error;
    });

    await expect.poll(async () => (await api.recordings.get.query({ id })).status).toMatch(/^(finished|failed)$/);
    const ended = await api.recordings.get.query({ id });
    expect(ended.failure?.code ?? ended.finishReason).toBe('disk_full');
    const { seconds, complaints } = await probeFile(path.join(disk.dir, 'videos', videoId, 'part-1.mp4'));
    expect(complaints).toBe('');
    expect(seconds).toBeGreaterThan(3);
    expect(Math.abs(seconds - ended.recordedSec)).toBeLessThan(0.5);
    const health = await fetch(`${app.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'degraded', checks: { database: { ok: true } } });
  } catch (error) {
    console.error(
      app.log
        .slice(-8)
        .map((line) => line.slice(0, 400))
        .join('\n'),
    );
    throw error;
  } finally {
    // With room again whatever still hangs can end.
    await rm(path.join(disk.dir, 'ballast'), { force: true });
    await endRecordings(api)
      .then(() => endServer(app))
      .finally(app.close)
      .finally(disk.unmount);
  }
});
