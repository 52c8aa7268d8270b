import type { ChatMessage } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { addPage, BEGINNING, type Load, type Moment, nextLoad, PAGE, type Reel, trimReel } from './chat-reel';

const message = (at: number, seq = at): ChatMessage => ({
  at,
  seq,
  kind: 'message',
  author: 'a',
  badges: [],
  text: '',
});
const count = (from: number, to: number, step = 10) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => message(from + index * step));
const playing = (wallMs: number, more: Partial<Moment> = {}): Moment => ({
  wallMs,
  ...{ rate: 1, edgeMs: null, horizonMs: 60_000, reading: false, wish: null },
  ...more,
});
const reel = (fromMs: number, toMs: number): Reel => ({ messages: count(fromMs, toMs), fromMs, toMs, epoch: 1 });

describe('nextLoad', () => {
  it('begins around the moment, also after a jump out of what is held', () => {
    const begin: Load = { kind: 'around', beforeMs: 50_001, limit: BEGINNING };
    expect(nextLoad(null, playing(50_000))).toEqual(begin);
    expect(nextLoad(reel(60_000, 90_000), playing(50_000))).toEqual(begin);
    expect(nextLoad(reel(10_000, 20_000), playing(50_000))).toEqual(begin);
  });

  it('reads on when the end of what is held comes near, earlier at speed', () => {
    expect(nextLoad(reel(0, 20_000), playing(14_000))).toBeNull();
    const onward: Load = { kind: 'forward', fromMs: 20_000, toMs: 76_000, limit: PAGE };
    expect(nextLoad(reel(0, 20_000), playing(16_000))).toEqual(onward);
    expect(nextLoad(reel(0, 20_000), playing(4_000, { rate: 4 }))).toMatchObject({ kind: 'forward' });
  });

  it('stays where the user reads, and loads only where they go', () => {
    expect(nextLoad(reel(5_000, 20_000), playing(90_000, { reading: true }))).toBeNull();
    const back = nextLoad(reel(5_000, 20_000), playing(90_000, { reading: true, wish: 'back' }));
    expect(back).toEqual({ kind: 'back', beforeMs: 5_000, limit: PAGE });
    const on = nextLoad(reel(5_000, 20_000), playing(90_000, { reading: true, wish: 'forward' }));
    expect(on).toEqual({ kind: 'forward', fromMs: 20_000, toMs: 90_001, limit: PAGE });
    expect(nextLoad(reel(0, 20_000), playing(9_000, { reading: true, wish: 'back' }))).toBeNull();
  });
});

describe('addPage', () => {
  const begin: Load = { kind: 'around', beforeMs: 1_001, limit: BEGINNING };

  it('knows whether there is anything before', () => {
    expect(addPage(null, begin, count(900, 1_000), playing(1_000))).toMatchObject({ fromMs: 0, toMs: 1_001, epoch: 1 });
    expect(addPage(null, begin, count(1, 1_000), playing(1_000))).toMatchObject({ fromMs: 2 });
  });

  it('goes on from the last message when there was more than a page', () => {
    const load: Load = { kind: 'forward', fromMs: 1_000, toMs: 9_000, limit: PAGE };
    const held = reel(0, 1_000);
    expect(addPage(held, load, count(1_000, 6_000), playing(900)).toMs).toBe(5_990);
    expect(addPage(held, load, count(1_000, 2_000), playing(900)).toMs).toBe(9_000);
    const sameMoment = Array.from({ length: PAGE }, (_, seq) => message(1_000, seq));
    expect(addPage(held, load, sameMoment, playing(900)).toMs).toBe(1_001);
  });

  it('looks again at the last seconds of a running recording', () => {
    const load: Load = { kind: 'forward', fromMs: 100_000, toMs: 190_000, limit: PAGE };
    const live = playing(140_000, { edgeMs: 150_000 });
    expect(addPage(reel(90_000, 100_000), load, count(100_000, 102_000), live).toMs).toBe(130_000);
    expect(addPage(reel(90_000, 100_000), load, [], { ...live, edgeMs: 110_000 }).toMs).toBe(100_000);
  });

  it('puts earlier pages before', () => {
    const load: Load = { kind: 'back', beforeMs: 5_000, limit: PAGE };
    const more = addPage(reel(5_000, 6_000), load, count(4_000, 5_000), playing(5_500));
    expect([more.fromMs, more.messages.length, more.epoch]).toEqual([0, 200, 1]);
    expect(addPage(reel(5_000, 6_000), load, count(0, 5_000), playing(5_500)).fromMs).toBe(1);
  });
});

describe('trimReel', () => {
  it('lets go of what was said long ago while the list follows', () => {
    const trimmed = trimReel(reel(0, 40_000), playing(35_000), 'forward');
    expect(trimmed.messages.length).toBe(1_000 + 499);
    expect(trimmed.fromMs).toBe((trimmed.messages[0]?.at ?? 0) + 1);
    expect(trimReel(reel(0, 40_000), playing(15_000), 'forward').messages).toHaveLength(4_000);
  });

  it('keeps what is read, and lets go of the other end', () => {
    const reading = playing(90_000, { reading: true });
    const back = trimReel(reel(0, 60_000), reading, 'back');
    expect([back.fromMs, back.toMs, back.messages.length]).toEqual([0, 49_990, 5_000]);
    const on = trimReel(reel(0, 60_000), reading, 'forward');
    expect([on.fromMs, on.toMs, on.messages.length]).toEqual([10_001, 60_000, 5_000]);
  });
});
