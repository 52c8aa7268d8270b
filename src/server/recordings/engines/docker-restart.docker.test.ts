import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDaemon, whyNoDaemon } from './docker-daemon-test-kit';
import { expectShortGap } from './docker-gap-test-kit';
import { type DockerApp, openDockerApp } from './docker-test-kit';

const image = process.env.JOMO_RECORDER_IMAGE ?? 'jomo-recorder';
const why = whyNoDaemon();

describe.skipIf(why !== null)(
  `a Docker Engine that restarts in mid-recording${why ? ` (not run: ${why})` : ''}`,
  () => {
    let daemon: Awaited<ReturnType<typeof openDaemon>>;
    let app: DockerApp;
    beforeAll(async () => {
      daemon = await openDaemon();
      await daemon.start();
      await daemon.load(image);
      await daemon.stop();
    }, 240_000);
    afterAll(() => daemon?.close(), 60_000);
    afterEach(async () => {
      await app.close();
      await daemon.stop();
    });

    /** Starts the engine with these flags, records, takes the engine away for seconds, and answers for how long. */
    async function recordThrough(
      flags: readonly string[],
      signal: NodeJS.Signals,
    ): Promise<{ id: string; awayMs: number }> {
      await daemon.start(flags);
      app = await openDockerApp({ image, dockerHost: daemon.host });
      const id = await app.record();
      await app.untilRecorded(id, 6);
      const leftAt = Date.now();
      await daemon.stop(signal);
      expect(await app.engine.check?.()).toMatchObject({ ok: false });
      await sleep(5_000);
      await daemon.start(flags);
      return { id, awayMs: Date.now() - leftAt };
    }

    it.each([
      ['stops its containers', 'SIGTERM'],
      ['is killed', 'SIGKILL'],
    ] as const)('and %s: the recording goes on as the next part as soon as it is back', async (_, signal) => {
      const { id, awayMs } = await recordThrough([], signal);
      await app.untilRecorded(id, 4, 2);
      await expectShortGap(app, id, awayMs);
      await app.stop(id);
      expect(await app.untilEnded(id)).toMatchObject({ status: 'finished', attempts: 2 });
      await app.until(async () => expect(await app.remains()).toEqual([]));
    });

    it('and keeps its containers (live-restore): the same recorder goes on, and nothing is lost', async () => {
      const { id } = await recordThrough(['--live-restore'], 'SIGTERM');
      const { durationSec = 0 } = (await app.row(id)).parts[0] ?? {};
      const [before] = await app.containers(id);
      expect(before?.State).toBe('running');
      await app.untilRecorded(id, durationSec + 8);
      expect(await app.row(id)).toMatchObject({ status: 'recording', attempts: 1, parts: [{ number: 1 }] });
      await app.stop(id);
      expect(await app.untilEnded(id)).toMatchObject({ status: 'finished', finishReason: 'stopped' });
      await app.until(async () => expect(await app.remains()).toEqual([]));
    });
  },
);
