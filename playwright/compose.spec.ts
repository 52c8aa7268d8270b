import { connectApi } from './fixtures/api';
import { runCli } from './fixtures/cli';
import { expectPlaying, player, signIn } from './fixtures/pages';
import { readPlaylist, untilStatus } from './fixtures/recordings';
import { type Stack, startCompose, whyNoCompose } from './fixtures/start-compose';
import { apiKey, expect, owner, test } from './fixtures/test';

const settings = { JOMO_OWNER_EMAIL: owner.email, JOMO_OWNER_PASSWORD: owner.password, JOMO_API_KEY: apiKey };
const missing = whyNoCompose();

async function readHealth({ url }: Stack) {
  const response = await fetch(`${url}/health`).catch(() => null);
  return response?.ok ? await response.json() : null;
}

test.describe('docker-compose.yml', () => {
  test.skip(missing !== null, `not run: ${missing}`);
  let stack: Stack;

  test.beforeAll(async () => {
    stack = await startCompose(settings);
  });
  test.afterAll(async () => stack?.down());

  test('records the test card, which is watched meanwhile, through a restart of the worker', async ({ page }) => {
    const { url, innerUrl } = stack;
    const api = connectApi({ url }, apiKey);
    const untilRecorded = (id: string, seconds: number) =>
      expect
        .poll(async () => (await api.recordings.get.query({ id })).recordedSec, { timeout: 240_000 })
        .toBeGreaterThan(seconds);

    await test.step('web, worker, queue and Docker are all well', async () => {
      await expect.poll(async () => (await readHealth(stack))?.status).toBe('ok');
      const { checks } = await readHealth(stack);
      expect(checks.worker.detail).toMatch(/^docker: answers/);
      expect(checks.jobs.detail).toBe(stack.withMongo ? 'MongoDB' : 'SQLite');
    });

    const { recordingId, videoId } = await test.step('a recording is started from the command line', async () => {
      const answer = await runCli({ url, apiKey }, 'record', `${innerUrl}/testcard`, '--json');
      expect(answer.code, answer.stderr).toBe(0);
      const started = JSON.parse(answer.stdout);
      await untilRecorded(started.recordingId, 6);
      return started;
    });

    await test.step('the recorder reaches the web role, and neither the worker nor MongoDB', async () => {
      const listed = await stack.docker('ps', '-q', '--filter', `label=jomo.recording=${recordingId}`);
      const resolves = async (name: string) => {
        const script = `require('dns').lookup('${name}', (error) => console.log(error ? 'no' : 'yes'))`;
        return (await stack.docker('exec', listed.trim(), 'node', '-e', script)).trim();
      };
      expect(await resolves('web')).toBe('yes');
      expect(await resolves('worker')).toBe('no');
      expect(await resolves('mongo')).toBe('no');
    });

    await test.step('it is watched while the worker is restarted', async () => {
      await signIn(page, url, owner);
      await page.getByRole('link', { name: /recording now/ }).click();
      await player(page).evaluate((video: HTMLVideoElement) => video.play());
      await expectPlaying(page);
      await stack.compose('restart', '-t', '20', 'worker');
      const { recordedSec } = await api.recordings.get.query({ id: recordingId });
      await untilRecorded(recordingId, recordedSec + 8);
      await expectPlaying(page);
    });

    await test.step('it is stopped, all in one piece', async () => {
      expect((await runCli({ url, apiKey }, 'stop', recordingId)).code).toBe(0);
      expect((await untilStatus(api, recordingId, 'finished')).parts).toBe(1);
      expect((await readPlaylist({ url }, apiKey, videoId)).text).not.toContain('EXT-X-DISCONTINUITY');
    });

    await test.step('nothing is left of its recorder', async () => {
      const mine = ['-q', '--filter', `label=jomo.recording=${recordingId}`];
      const left = async () =>
        (await stack.docker('ps', '-a', ...mine)) + (await stack.docker('volume', 'ls', ...mine));
      await expect.poll(left).toBe('');
    });

    await test.step('the worker makes the smaller qualities', async () => {
      const headers = { authorization: `Bearer ${apiKey}` };
      const master = async () => (await fetch(`${url}/media/${videoId}/master.m3u8`, { headers })).text();
      await expect.poll(master, { timeout: 240_000 }).toContain('480p');
    });
  });

  test('gives the Docker socket to the worker alone, and lets nothing write to its own files', async () => {
    const socket = 'test -S /var/run/docker.sock && echo there || echo none';
    expect(await stack.inside('web', socket)).toBe('none\n');
    expect(await stack.inside('worker', socket)).toBe('there\n');
    for (const service of ['web', 'worker']) {
      expect(await stack.inside(service, 'id -u')).toBe('1000\n');
      expect(await stack.inside(service, 'touch /app/x 2>/dev/null && echo written || echo refused')).toBe('refused\n');
      expect(await stack.inside(service, 'grep CapEff /proc/self/status')).toMatch(/0{16}\s/);
    }
  });

  test('copies its databases while it runs', async () => {
    const copied = await stack.inside('web', 'node scripts/copy-databases.mjs');
    expect(copied).toBe('/data/backup/jomo.db\n/data/backup/chat.db\n');
    const count = `new (require('better-sqlite3'))('/data/backup/jomo.db').prepare('SELECT count(*) n FROM "User"').get().n`;
    expect(await stack.inside('web', `node -p "${count.replaceAll('"', '\\"')}"`)).toBe('1\n');
  });

  test('leaves nothing behind when it is taken down', async () => {
    await stack.down();
    await expect.poll(() => stack.remains()).toEqual([]);
  });
});
