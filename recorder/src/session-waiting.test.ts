import { expect, test } from 'vitest';
import { createWorld } from '../test/support/session-world';

// The planned end while there is nothing to record yet: it is given by the wall clock, and can be moved.

type World = ReturnType<typeof createWorld>;

const room = { in: false, detail: 'In the waiting room.', waits: true, late: 'never_admitted' } as const;
const waits: Record<string, (world: World) => void> = {
  'before the broadcast': ({ page }) => {
    page.media = 'paused';
    page.playable = false;
  },
  'before the door': ({ page }) => {
    page.entrance = room;
  },
};
const begin = ({ page }: World) => {
  page.media = 'live';
  page.entrance = { in: true };
};
const isoAfter = ({ clock }: World, sec: number) => new Date(clock.start + sec * 1000).toISOString();

test.each(Object.entries(waits))('an end that is moved while waiting %s is waited for', async (_where, wait) => {
  const world = createWorld();
  wait(world);
  world.clock.at(20, () => {
    world.limits.endAt = world.clock.start + 120_000;
  });
  world.clock.at(60, () => begin(world));
  const result = await world.run({ endAt: isoAfter(world, 40), waitSec: 600 });
  expect(result).toMatchObject({ state: 'finished', failure: null });
  expect((world.clock.now() - world.clock.start) / 1000).toBeCloseTo(120, 0);
});

test.each(Object.entries(waits))('the end comes by the clock on the wall while waiting %s', async (_where, wait) => {
  const back = createWorld();
  wait(back);
  back.clock.jump(-600_000);
  back.clock.at(60, () => begin(back));
  expect(await back.run({ endAt: isoAfter(back, -560), waitSec: 600 })).toMatchObject({ state: 'failed' });
  expect((back.clock.now() - back.clock.start) / 1000).toBeCloseTo(40, -1);
  const late = createWorld();
  wait(late);
  late.clock.jump(-600_000);
  late.clock.at(60, () => begin(late));
  expect(await late.run({ endAt: isoAfter(late, -500), waitSec: 600 })).toMatchObject({ state: 'finished' });
});
