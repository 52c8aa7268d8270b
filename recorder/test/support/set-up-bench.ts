import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Sites, startSites } from '../../../playwright/sites/start-sites';
import type { RecorderJob } from '../../protocol/index';
import { type FakeApp, startFakeApp } from './fake-app';
import { bundleRecorder, makeJob, startRecorder, temporaryDir } from './start-recorder';

/**
 * What a test of a recorder on the fixture sites needs, made anew for every test and taken away after it. The fixtures are
 * pages of our own; the job names the site they are to be taken for.
 */
export function setUpBench() {
  let bundle: Awaited<ReturnType<typeof bundleRecorder>>;
  let app: FakeApp;
  let sites: Sites;
  let dir = '';
  const started: ReturnType<typeof startRecorder>[] = [];
  beforeAll(async () => {
    bundle = await bundleRecorder();
  });
  afterAll(() => bundle.remove());
  beforeEach(async () => {
    app = await startFakeApp();
    sites = await startSites();
    dir = await temporaryDir();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.destroy()));
    await app.stop();
    await sites.close();
    await rm(dir, { recursive: true, force: true });
  });
  return {
    app: () => app,
    sites: () => sites,
    dir: () => dir,
    start: (where: string, more: Partial<RecorderJob> = {}) => {
      const job = makeJob(app.baseUrl, path.join(dir, 'spool'), { url: `${sites.url}${where}`, ...more });
      const recorder = startRecorder(bundle.file, job);
      started.push(recorder);
      return recorder;
    },
  };
}
