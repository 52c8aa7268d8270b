import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStoragePaths, type StoragePaths } from '../../storage-paths';
import { createDockerEngine } from './docker';
import { connectDocker, parseDockerHost } from './docker/connect-docker';
import type { Engine } from './engine';

const image = process.env.JOMO_RECORDER_IMAGE ?? 'jomo-recorder';

describe('the spool of a recorder that is dead', () => {
  const installation = randomBytes(8).toString('hex');
  const recordingId = `left-${randomBytes(4).toString('hex')}`;
  const volume = `jomo-spool-${recordingId}`;
  const labels = { 'jomo.installation': installation, 'jomo.recording': recordingId };
  let root: string;
  let paths: StoragePaths;
  let engine: Engine;
  let docker: Awaited<ReturnType<typeof connectDocker>>;

  /** Fills the volume as a recorder would have. */
  async function leave(files: Record<string, string>): Promise<void> {
    await docker.calls.createVolume({ Name: volume, Labels: labels });
    const Mounts = [{ Type: 'volume' as const, Source: volume, Target: '/recording' }];
    const writer = await docker.calls.createContainer({ Image: image, HostConfig: { NetworkMode: 'none', Mounts } });
    try {
      const archive = pack();
      for (const [name, text] of Object.entries(files)) archive.entry({ name }, text);
      archive.finalize();
      await writer.putArchive(archive, { path: '/recording' });
    } finally {
      await writer.remove({ force: true });
    }
  }

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'jomo-spool-'));
    paths = createStoragePaths(root);
    docker = await connectDocker(parseDockerHost(undefined));
    const network = `jomo-test-${installation}`;
    engine = await createDockerEngine({ paths, installation, dockerHost: undefined, image, network, environment: {} });
  });
  afterEach(async () => {
    await engine.forget(recordingId);
    await rm(root, { recursive: true, force: true });
  });

  it('is found, and moved to the app with its segments and journals', async () => {
    const big = 'x'.repeat(3_000_000);
    await leave({
      'job.json': '{"report":{"token":"secret"}}',
      'spool/recorder.json': '{}',
      'spool/part-1/0.mp4': 'init',
      'spool/part-1/index.jsonl': '{"seq":0}',
      'spool/part-2/17.m4s': big,
    });
    expect(await engine.list()).toEqual([{ recordingId, handle: null, alive: false }]);
    const dir = await engine.collectSpool(recordingId);
    expect(dir).toBe(paths.recorderSpool(recordingId));
    const files = await readdir(dir, { recursive: true });
    expect(files.sort()).toEqual(['part-1', 'part-1/0.mp4', 'part-1/index.jsonl', 'part-2', 'part-2/17.m4s']);
    expect(await readFile(path.join(dir, 'part-2/17.m4s'), 'utf8')).toBe(big);
    await expect(docker.calls.getVolume(volume).inspect()).rejects.toThrow(/no such volume/);
    // Moved: there is nothing to fetch a second time, and the directory is still the answer.
    expect(await engine.collectSpool(recordingId)).toBe(dir);
    await engine.forget(recordingId);
    expect(await engine.list()).toEqual([]);
  });

  it('may be empty', async () => {
    await leave({ 'job.json': '{}' });
    await engine.collectSpool(recordingId);
    expect(await readdir(paths.recorderSpool(recordingId)).catch(() => 'none')).toBe('none');
  });
});

describe('a Docker Engine that cannot be used', () => {
  const engineAt = (dockerHost: string | undefined, ofImage = image) =>
    createDockerEngine({
      paths: createStoragePaths(path.join(os.tmpdir(), 'jomo-none')),
      installation: 'nobody',
      dockerHost,
      image: ofImage,
      network: 'jomo-test-none',
      environment: {},
    });

  it('says where it was looked for and what to do', async () => {
    const engine = await engineAt('unix:///nowhere/docker.sock');
    const sentence = 'Docker does not answer at unix:///nowhere/docker.sock. Start it (sudo systemctl start docker)';
    expect(await engine.check?.()).toEqual({ ok: false, detail: expect.stringContaining(sentence) });
    await expect(engine.list()).rejects.toMatchObject({
      code: 'unavailable',
      userMessage: expect.stringContaining(sentence),
    });
    await expect(engineAt('carrier-pigeon:1')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says how to build the image that is missing', async () => {
    const engine = await engineAt(undefined, 'jomo-recorder-that-is-not-there');
    const sentence = 'docker build -f recorder/Dockerfile -t jomo-recorder-that-is-not-there .';
    expect(await engine.check?.()).toEqual({ ok: false, detail: expect.stringContaining(sentence) });
    expect(await (await engineAt(undefined)).check?.()).toMatchObject({ ok: true });
  });
});
