import type { ChatMessage } from '@jomo/recorder/protocol';
import { expect, it, vi } from 'vitest';
import type { Load, Moment } from './chat-reel';
import { createReelKeeper, type ReelView } from './reel-keeper';

const chat: ChatMessage[] = Array.from({ length: 20_000 }, (_, seq) => ({
  ...{ at: seq * 10, seq, kind: 'message', author: 'a', badges: [], text: `${seq}` },
}));
const moment = (wallMs: number, more: Partial<Moment> = {}): Moment => ({
  wallMs,
  ...{ rate: 1, edgeMs: null, horizonMs: 60_000, reading: false, wish: null },
  ...more,
});

/** As the server answers. */
function answer(load: Load): ChatMessage[] {
  if (load.kind === 'forward') {
    return chat.filter(({ at }) => at >= load.fromMs && at < load.toMs).slice(0, load.limit);
  }
  return chat.filter(({ at }) => at < load.beforeMs).slice(-load.limit);
}

function start(load: (load: Load) => Promise<ChatMessage[]> = async (wanted) => answer(wanted)) {
  let view: ReelView = { reel: null, count: 0, error: null };
  let time = 0;
  const asked: Load[] = [];
  const keeper = createReelKeeper({
    load: (wanted) => {
      asked.push(wanted);
      return load(wanted);
    },
    onChange: (next) => {
      view = next;
    },
    now: () => time,
  });
  const settle = () => vi.waitFor(() => new Promise((resolve) => setTimeout(resolve)));
  const lastSaid = () => view.reel?.messages[view.count - 1]?.at;
  return { keeper, asked, settle, lastSaid, view: () => view, wait: (ms: number) => (time += ms) };
}

it('follows at a hundred messages a second and four times the speed, with few of them held', async () => {
  const { keeper, settle, lastSaid, view } = start();
  for (let wallMs = 10_000; wallMs < 150_000; wallMs += 800) {
    keeper.tick(moment(wallMs, { rate: 4 }));
    await settle();
    expect(lastSaid()).toBe(wallMs);
  }
  expect(view().reel?.messages.length).toBeLessThan(5_000);
  expect(view().reel?.epoch).toBe(1);
});

it('shows the old messages until those of the place jumped to are there', async () => {
  let open = () => {};
  const slow = start(async (wanted) => {
    if (wanted.kind === 'around' && wanted.beforeMs > 100_000) await new Promise<void>((resolve) => (open = resolve));
    return answer(wanted);
  });
  slow.keeper.tick(moment(20_000));
  await slow.settle();
  slow.keeper.tick(moment(150_000));
  await slow.settle();
  expect(slow.lastSaid()).toBe(20_000);
  open();
  await slow.settle();
  expect(slow.lastSaid()).toBe(150_000);
  expect(slow.view().reel?.epoch).toBe(2);
});

it('moves nothing under a reader, however long the picture plays on', async () => {
  const { keeper, settle, view } = start();
  keeper.tick(moment(30_000));
  await settle();
  const epoch = view().reel?.epoch;
  for (let wallMs = 30_000; wallMs < 190_000; wallMs += 5_000) keeper.tick(moment(wallMs, { reading: true }));
  await settle();
  expect(view().reel?.epoch).toBe(epoch);
  const first = view().reel?.messages[0]?.at ?? 0;
  keeper.tick(moment(190_000, { reading: true, wish: 'back' }));
  await settle();
  expect(view().reel?.messages[0]?.at).toBeLessThan(first);
  keeper.tick(moment(190_000));
  await settle();
  expect(view().reel?.epoch).toBe(2);
});

it('asks again some seconds after an error, or at once when told to', async () => {
  let broken = true;
  const { keeper, settle, view, asked, wait } = start(async (wanted) => {
    if (broken) throw new Error('away');
    return answer(wanted);
  });
  keeper.tick(moment(20_000));
  await settle();
  expect(view().error).toBeInstanceOf(Error);
  keeper.tick(moment(20_200));
  await settle();
  expect(asked).toHaveLength(1);
  broken = false;
  wait(3_000);
  keeper.tick(moment(20_400));
  await settle();
  expect(view()).toMatchObject({ error: null });
  expect(view().reel).not.toBeNull();
});

it('looks every two seconds for what a running recording brings, not more often', async () => {
  const { keeper, settle, asked, wait } = start();
  keeper.tick(moment(199_000, { edgeMs: 200_000 }));
  await settle();
  const before = asked.length;
  for (let tick = 0; tick < 10; tick += 1) {
    wait(200);
    keeper.tick(moment(199_000, { edgeMs: 200_000 }));
    await settle();
  }
  expect(asked.length - before).toBeLessThanOrEqual(6);
});
