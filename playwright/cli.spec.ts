import { runCli } from './fixtures/cli';
import { apiKey, expect, test } from './fixtures/test';

test.describe('the command line', () => {
  test('records the test card from start to end without any page', async ({ app, request }) => {
    const server = { url: app.url, apiKey };
    const recorded = await runCli(server, 'record', `${app.url}/testcard`, '--for', '6s', '--wait', '--json');
    expect(recorded.stderr).toContain('recording');
    expect(recorded.code).toBe(0);
    const summary = JSON.parse(recorded.stdout);
    expect(summary).toMatchObject({ state: 'finished', failure: null, finishReason: 'duration' });
    expect(summary.durationSec).toBeGreaterThan(5.5);
    expect(summary.durationSec).toBeLessThan(10);

    const shown = await runCli(server, 'show', summary.recordingId, '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: summary.recordingId, status: 'finished' });
    const listed = await runCli(server, 'list', '--json');
    expect(JSON.parse(listed.stdout)).toHaveLength(1);

    const media = `${app.url}/media/${summary.videoId}`;
    const authorization = `Bearer ${apiKey}`;
    const master = await request.get(`${media}/master.m3u8`, { headers: { authorization } });
    expect(await master.text()).toContain('#EXT-X-STREAM-INF');
    expect((await request.get(`${media}/master.m3u8`)).status()).toBe(401);
    const first = await request.get(`${media}/part-1.mp4`, { headers: { authorization, range: 'bytes=0-7' } });
    expect(first.status()).toBe(206);
    expect((await first.body()).subarray(4).toString()).toBe('ftyp');
  });

  test('stops, extends and cancels, and says what is wrong with a wish', async ({ app, api }) => {
    const server = { url: app.url, apiKey };
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await runCli(server, 'record', 'https://127.0.0.1/talk', '--at', later, '--for', '1h', '--json');
    expect(planned.code).toBe(0);
    const { recordingId } = JSON.parse(planned.stdout);
    expect((await runCli(server, 'extend', recordingId, '15m')).code).toBe(0);
    const shown = JSON.parse((await runCli(server, 'show', recordingId, '--json')).stdout);
    expect(shown.endAt - shown.startAt).toBe(75 * 60_000);
    expect(JSON.parse((await runCli(server, 'stop', recordingId, '--json')).stdout)).toMatchObject({
      state: 'cancelled',
    });

    const joining = { ...server, env: { JOMO_MEETING_PASSCODE: 's3cret' } };
    const how = ['--at', later, '--site', 'zoom', '--display-name', 'Choir', '--json'];
    const meeting = await runCli(joining, 'record', 'https://127.0.0.1/weekly', ...how);
    const id: string = JSON.parse(meeting.stdout).recordingId;
    expect(await api.recordings.again.query({ id })).toMatchObject({ displayName: 'Choir', keepsSecret: true });
    const told = await runCli(server, 'show', id, '--json');
    expect(`${meeting.stdout}${meeting.stderr}${told.stdout}`).not.toContain('s3cret');

    for (const [args, sentence] of [
      [['record', 'ftp://example.org/x'], /web address/],
      [['record', 'https://127.0.0.1/', '--for', 'soon'], /not a duration/],
      [['record', 'https://127.0.0.1/', '--at', 'tomorrow-ish'], /not a time/],
      [['record', 'https://127.0.0.1/', '--at', '2020-01-01T00:00:00Z'], /past/],
      [['record', 'https://no-such-host.invalid/'], /no-such-host\.invalid/],
      [['show', 'nosuchrecording'], /no recording with that id/],
    ] as const) {
      const { code, stderr } = await runCli(server, ...args);
      expect(stderr, args.join(' ')).toMatch(sentence);
      expect(code, args.join(' ')).not.toBe(0);
    }
  });

  test('subscribes to a channel once', async ({ app }) => {
    const server = { url: app.url, apiKey };
    const made = await runCli(server, 'subscribe', 'https://127.0.0.1/talk', '--name', 'Card', '--no-chat', '--json');
    expect(made.code).toBe(0);
    expect(JSON.parse(made.stdout)).toMatchObject({ name: 'Card', site: 'other', state: 'unknown' });
    for (const [url, sentence] of [
      ['https://127.0.0.1/talk', /subscribed to this channel already/],
      ['ftp://example.org/x', /web address/],
    ] as const) {
      const { code, stderr } = await runCli(server, 'subscribe', url);
      expect(stderr).toMatch(sentence);
      expect(code).not.toBe(0);
    }
  });

  test('tells a wrong key and a missing server apart', async ({ app }) => {
    expect((await runCli({ url: app.url, apiKey: 'wrong-key-0123456789' }, 'list')).stderr).toMatch(/Sign in|key/);
    const nowhere = await runCli({ url: 'http://127.0.0.1:1', apiKey }, 'list');
    expect(nowhere.stderr).toMatch(/No Jomo server answers/);
    expect(nowhere.code).not.toBe(0);
  });
});
