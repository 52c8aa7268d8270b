import { startBrowser } from './fixtures/killable-browser';
import { currentTime, player, signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { beganAt, noteBeginnings, seedWatchable } from './fixtures/watch';

test('a browser that is killed in mid-play goes on where it was', async ({ app, api }) => {
  const id = await seedWatchable(app, { partSec: 40 });
  const browser = await startBrowser();
  try {
    const before = await browser.open();
    await signIn(before, app.url, owner);
    await before.goto(`${app.url}/watch/${id}`);
    // Without a gesture this browser may not play; the key counts once the player is there.
    await expect(async () => {
      await before.keyboard.press('5');
      expect(await currentTime(before)).toBeGreaterThan(18);
    }).toPass();
    // Slowly: a loaded machine may need twice as long to tell the server.
    await player(before).evaluate((v: HTMLVideoElement) => {
      v.playbackRate = 0.5;
      return v.play();
    });
    await expect.poll(() => currentTime(before)).toBeGreaterThan(23);
    const killedAt = await currentTime(before);
    await browser.kill();

    const { video } = await api.playback.info.query({ videoId: id });
    expect(video.progress?.positionSec).toBeGreaterThan(killedAt - 5);
    const after = await browser.open();
    await after.context().clearCookies();
    await signIn(after, app.url, owner);
    await noteBeginnings(after);
    await after.goto(`${app.url}/watch/${id}`);
    const began = await beganAt(after);
    expect(began).toBeGreaterThan(killedAt - 5);
    expect(began).toBeLessThan(killedAt + 5);
  } finally {
    await browser.close();
  }
});
