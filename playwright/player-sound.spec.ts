import { expectPlaying, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { choose, seedWatchable, seek } from './fixtures/watch';

test('sound: only it, louder and evener; silence is skipped; the sleep timer pauses', async ({ app, page }) => {
  const id = await seedWatchable(app, { packaged: true, partSec: 30 });
  await signIn(page, app.url, owner);
  await page.clock.install();
  await page.addInitScript(() => {
    const { mediaSession } = navigator;
    const set = mediaSession.setActionHandler.bind(mediaSession);
    mediaSession.setActionHandler = (name, handler) => {
      Object.assign(window, { [`lock-screen-${name}`]: handler });
      set(name, handler);
    };
  });
  // What ffmpeg finds in a tone is nothing, so a piece is given here.
  await page.context().route('**/silence.json', (route) => route.fulfill({ json: [[4, 15]] }));
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);

  await page.keyboard.press('>');
  await choose(page, 'Only the sound');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Playing only the sound')).toBeVisible();
  await expectPlaying(page, 0.3);
  expect(await player(page).evaluate((v: HTMLVideoElement) => [v.videoWidth, v.playbackRate])).toEqual([0, 1.25]);
  expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe('A talk');

  // A jump on the lock screen is somebody doing something, as one by a key is.
  await page.clock.fastForward(60_000);
  const told = page.waitForRequest((request) => {
    return request.url().endsWith('/playback.saveProgress') && request.postDataJSON().positionSec > 10;
  });
  await page.evaluate(() => {
    const jump: unknown = Reflect.get(window, 'lock-screen-seekto');
    if (typeof jump === 'function') jump({ action: 'seekto', seekTime: 12 });
  });
  expect((await told).postDataJSON().actionAgeMs).toBeLessThan(20_000);
  await page.getByRole('button', { name: 'Show the picture' }).click();
  await expect.poll(() => player(page).evaluate((v: HTMLVideoElement) => v.videoWidth)).toBeGreaterThan(0);

  await choose(page, 'Sound', '150 % as loud');
  await seek(page, 1);
  await expectPlaying(page, 0.3);

  await seek(page, 4);
  /** The longest jump, seconds, until the silence is over. */
  const skipped = player(page).evaluate(
    (video: HTMLVideoElement) =>
      new Promise<number>((resolve) => {
        const seen: number[] = [];
        video.addEventListener('timeupdate', () => {
          seen.push(video.currentTime);
          if (video.currentTime < 14.5) return;
          resolve(Math.max(...seen.slice(1).map((time, at) => time - (seen[at] ?? time))));
        });
      }),
  );
  await choose(page, 'Skip silence');
  await page.keyboard.press('Escape');
  expect(await skipped).toBeGreaterThan(2);
  await page.keyboard.press('s');

  await seek(page, 0);
  await choose(page, 'Sleep timer', 'In 10 minutes');
  const volume = await player(page).evaluate((v: HTMLVideoElement) => v.volume);
  await page.clock.fastForward('09:30');
  await expect(page.getByText('Pausing in 30 s')).toBeVisible();
  await page.clock.fastForward(20_000);
  await expect.poll(() => player(page).evaluate((v: HTMLVideoElement) => v.volume)).toBeLessThan(volume);
  await page.clock.fastForward(11_000);
  await expect.poll(() => player(page).evaluate((v: HTMLVideoElement) => v.paused)).toBe(true);
  await expect.poll(() => player(page).evaluate((v: HTMLVideoElement) => v.volume)).toBe(volume);

  // As loud as it was left, and not as the sleep timer had made it.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('m');
  await page.reload();
  const sound = () => player(page).evaluate(({ volume, muted }: HTMLVideoElement) => ({ volume, muted }));
  await expect.poll(sound).toEqual({ volume: expect.closeTo(volume - 0.05, 2), muted: true });
});

test('evened out, what is quiet comes near to what is loud', async ({ app, page }) => {
  const id = await seedWatchable(app, { partSec: 24 });
  await signIn(page, app.url, owner);
  // Listens to whatever goes to the loudspeakers.
  await page.addInitScript(() => {
    const connect = AudioNode.prototype.connect;
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode & AudioParam, ...rest: number[]) {
      if (to instanceof AudioDestinationNode && !(this instanceof AnalyserNode)) {
        const ear = new AnalyserNode(this.context, { fftSize: 32_768 });
        Object.assign(window, { ear });
        Reflect.apply(connect, this, [ear]);
      }
      return Reflect.apply(connect, this, [to, ...rest]);
    } as typeof connect;
  });
  await page.goto(`${app.url}/watch/${id}`);
  await expectPlaying(page, 0.2);

  /** Decibels of what is heard, once that has settled: the same twice. */
  const hear = async () => {
    const listen = () =>
      page.evaluate(() => {
        const ear: unknown = Reflect.get(window, 'ear');
        if (!(ear instanceof AnalyserNode)) return 0;
        const wave = new Float32Array(ear.fftSize);
        ear.getFloatTimeDomainData(wave);
        return 10 * Math.log10(wave.reduce((sum, value) => sum + value * value, 1e-12) / wave.length);
      });
    let last = Number.NaN;
    await expect
      .poll(
        async () => {
          const before = last;
          last = await listen();
          return Math.abs(last - before);
        },
        { intervals: [800] },
      )
      .toBeLessThan(0.5);
    return last;
  };
  const difference = async () => {
    const at = async (volume: number) => {
      await player(page).evaluate((video: HTMLVideoElement, to) => {
        video.volume = to;
        video.currentTime = 1;
      }, volume);
      await expectPlaying(page, 0.5);
      return hear();
    };
    return (await at(1)) - (await at(0.1));
  };
  await choose(page, 'Sound', '150 % as loud');
  expect(await difference()).toBeGreaterThan(15);
  await choose(page, 'Sound', 'Even');
  expect(await difference()).toBeLessThan(10);
});
