import { describe, expect, it, vi } from 'vitest';
import type { SoundChain } from './sound-chain';
import { createSoundKeeper } from './sound-keeper';

const loud = { boost: 200, levelled: false };
const asRecorded = { boost: 100, levelled: false };

function slowly() {
  const chain = { set: vi.fn(), close: vi.fn() };
  let settle: (opened: SoundChain | null) => void = () => {};
  const open = vi.fn(() => {
    return new Promise<SoundChain | null>((resolve) => {
      settle = resolve;
    });
  });
  return { chain, open, settle: (opened: SoundChain | null) => settle(opened) };
}

describe('createSoundKeeper', () => {
  it('costs nothing until somebody wants the sound otherwise', () => {
    const { open } = slowly();
    createSoundKeeper(open).wish(asRecorded);
    expect(open).not.toHaveBeenCalled();
  });

  it('keeps the chain when it is wished away while it opens, since without it the video would be silent', async () => {
    const { chain, open, settle } = slowly();
    const keeper = createSoundKeeper(open);
    keeper.wish(loud);
    keeper.wish(asRecorded);
    settle(chain);
    await vi.waitFor(() => expect(chain.set).toHaveBeenLastCalledWith(asRecorded));
    expect(chain.close).not.toHaveBeenCalled();
    keeper.wish(loud);
    expect(chain.set).toHaveBeenLastCalledWith(loud);
    expect(open).toHaveBeenCalledOnce();
  });

  it('tries again after a tap when the browser held it back, and ends with the video', async () => {
    const { chain, open, settle } = slowly();
    const keeper = createSoundKeeper(open);
    keeper.wish(loud);
    settle(null);
    await vi.waitFor(() => {
      keeper.open();
      expect(open).toHaveBeenCalledTimes(2);
    });
    keeper.end();
    settle(chain);
    await vi.waitFor(() => expect(chain.close).toHaveBeenCalledOnce());
  });
});
