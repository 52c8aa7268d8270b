import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryOutPage } from '../try-out-page';
import { type DockerApp, openDockerApp } from './docker-test-kit';

const image = process.env.JOMO_RECORDER_IMAGE ?? 'jomo-recorder';

describe('a try-out in a container', () => {
  let app: DockerApp;
  beforeAll(async () => {
    app = await openDockerApp({ image });
  }, 90_000);
  afterAll(() => app.close(), 60_000);
  const tryOut = (mode: 'probe' | 'steps', signal = new AbortController().signal) =>
    tryOutPage(app.services, { mode, url: `${app.url}/testcard`, steps: [{ waitFor: 'video' }] }, signal);
  /** Volumes that are nobody's; other tests have theirs meanwhile. */
  const strayVolumes = async () => {
    const { Volumes } = await app.calls.listVolumes();
    return Volumes.filter(({ Labels }) => Labels?.['jomo.installation'] === undefined).map(({ Name }) => Name);
  };

  it('answers what the recorder found, pictures and all, and leaves nothing in Docker', async () => {
    const before = await strayVolumes();
    expect(await tryOut('probe')).toMatchObject({ type: 'probe', live: true });
    const result = await tryOut('steps');
    if (result.type !== 'steps') throw new Error('no steps');
    expect(result.shots.length).toBe(2);
    expect(result.shots[1]?.jpeg?.length ?? 0).toBeGreaterThan(2_000);
    await app.until(async () => expect(await app.remains()).toEqual([]));
    await app.until(async () => expect((await strayVolumes()).filter((name) => !before.includes(name))).toEqual([]));
  });

  it('is ended when it is aborted, and is no business of the watch over recordings meanwhile', async () => {
    const stop = new AbortController();
    const trying = tryOut('steps', stop.signal);
    trying.catch(() => undefined);
    await app.until(async () => expect(await app.remains()).toHaveLength(1));
    expect(await app.engine.list()).toEqual([]);
    stop.abort(new Error('no longer wanted'));
    await expect(trying).rejects.toThrow('no longer wanted');
    await app.until(async () => expect(await app.remains()).toEqual([]));
  });

  it('says what to do when the image is missing', async () => {
    const { createDockerEngine } = await import('./docker');
    const engine = await createDockerEngine({
      ...{ paths: app.paths, installation: 'x', dockerHost: undefined, environment: {} },
      ...{ image: 'jomo-no-such-image', network: app.network },
    });
    const trying = tryOutPage(
      { ...app.services, engine },
      { mode: 'probe', url: `${app.url}/testcard` },
      new AbortController().signal,
    );
    await expect(trying).rejects.toMatchObject({
      code: 'unavailable',
      userMessage: expect.stringMatching(/is missing/),
    });
  });
});
