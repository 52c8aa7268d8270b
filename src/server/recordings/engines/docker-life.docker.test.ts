import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectShortGap } from './docker-gap-test-kit';
import { type DockerApp, openDockerApp } from './docker-test-kit';

const image = process.env.JOMO_RECORDER_IMAGE ?? 'jomo-recorder';

describe('a recording in containers', () => {
  let app: DockerApp;
  beforeEach(async () => {
    app = await openDockerApp({ image });
  });
  afterEach(() => app.close(), 60_000);

  it('goes on as the next part when its container is killed', async () => {
    const id = await app.record();
    await app.untilRecorded(id, 8);
    const [first] = await app.containers(id);
    await app.calls.getContainer(first?.Id ?? '').kill({ signal: 'SIGKILL' });
    await app.untilRecorded(id, 4, 2);
    await expectShortGap(app, id);
    expect(await app.containers(id)).toHaveLength(1);
    const log = (await app.row(id)).log.map(({ message }) => message);
    expect(log).toContain('The recorder was lost; starting another one.');
    await app.stop(id);
    expect(await app.untilEnded(id)).toMatchObject({ status: 'finished', parts: [{ number: 1 }, { number: 2 }] });
    await app.until(async () => expect(await app.remains()).toEqual([]));
  });

  it('goes on as the next part when somebody stops its container', async () => {
    const id = await app.record();
    await app.untilRecorded(id, 4);
    const [first] = await app.containers(id);
    await app.calls.getContainer(first?.Id ?? '').stop();
    await app.untilRecorded(id, 4, 2);
    await expectShortGap(app, id);
  });

  it('goes on in the same container while the app restarts', async () => {
    const id = await app.record();
    await app.untilRecorded(id, 4);
    const before = await app.containers(id);
    await app.restart();
    await app.untilRecorded(id, 12);
    expect((await app.containers(id)).map(({ Id }) => Id)).toEqual(before.map(({ Id }) => Id));
    expect((await app.row(id)).parts).toHaveLength(1);
  });

  it('hands over what it recorded while the app was away and then died', async () => {
    const id = await app.record();
    await app.untilRecorded(id, 4);
    const [container] = await app.containers(id);
    await app.pause();
    const sent = (await app.row(id)).parts[0]?.durationSec ?? 0;
    /** Seconds that the recorder has in its journal. */
    const journal = async () => {
      const text = await app.inside(container?.Id ?? '', 'cat /recording/spool/part-1/index.jsonl');
      return [...text.matchAll(/"durationSec":([\d.]+)/g)].reduce((sum, [, seconds]) => sum + Number(seconds), 0);
    };
    await app.until(async () => expect(await journal()).toBeGreaterThanOrEqual(sent + 6));
    const recorded = await journal();
    await app.calls.getContainer(container?.Id ?? '').kill({ signal: 'SIGKILL' });
    await app.db.recording.updateMany({ where: { id }, data: { stopRequestedAt: new Date() } });
    await app.restart();
    const ended = await app.untilEnded(id);
    expect(ended.status).toBe('finished');
    expect(ended.parts[0]?.durationSec).toBeGreaterThanOrEqual(recorded);
    await app.until(async () => expect(await app.remains()).toEqual([]));
  });

  it('says plainly that a page on the server’s own loopback address is out of reach', async () => {
    const id = await app.record('http://127.0.0.1:9/live');
    const ended = await app.untilEnded(id);
    expect(ended.status).toBe('failed');
    expect(ended.failure).toContain('where a recorder in a container cannot reach it');
    expect(await app.containers(id)).toEqual([]);
  });
});

describe('a recording without its image', () => {
  it('fails with the command that builds it', async () => {
    const app = await openDockerApp({ image: 'jomo-recorder-that-is-not-there' });
    try {
      const id = await app.record();
      const ended = await app.untilEnded(id);
      expect(ended.failure).toContain('docker build -f recorder/Dockerfile -t jomo-recorder-that-is-not-there .');
      await app.until(async () => expect(await app.remains()).toEqual([]));
    } finally {
      await app.close();
    }
  });
});
