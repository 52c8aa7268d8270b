import { describe, expect, it } from 'vitest';
import { loopFrom, loopJump, loopTo } from './loop';

const none = { from: null, to: null };

describe('repeating a piece', () => {
  it('takes its two ends in either order', () => {
    expect(loopTo(loopFrom(none, 10), 20)).toEqual({ from: 10, to: 20 });
    expect(loopFrom({ from: 0, to: 20 }, 12)).toEqual({ from: 12, to: 20 });
    expect(loopTo(none, 20)).toEqual({ from: 0, to: 20 });
  });

  it('never has its end before its begin', () => {
    expect(loopFrom({ from: 10, to: 20 }, 30)).toEqual({ from: 30, to: null });
    expect(loopTo({ from: 30, to: null }, 20)).toEqual({ from: 0, to: 20 });
  });

  it('jumps back at its end, but not for somebody who went further on', () => {
    const loop = { from: 10, to: 20 };
    expect([loopJump(loop, 19.9), loopJump(loop, 20.1), loopJump(loop, 40), loopJump(none, 5)]).toEqual([
      null,
      10,
      null,
      null,
    ]);
  });
});
