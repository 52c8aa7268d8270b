import type { SoundChain, SoundWish } from './sound-chain';

export type SoundKeeper = ReturnType<typeof createSoundKeeper>;

/**
 * Keeps the sound of one video as it is wished, by a chain that is opened when it is first needed. From then on it stays,
 * whatever is wished meanwhile: the sound cannot be led out of it again, and without it there is none.
 */
export function createSoundKeeper(openChain: () => Promise<SoundChain | null>) {
  let chain: SoundChain | null = null;
  let wished: SoundWish = { boost: 100, levelled: false };
  let opening = false;
  let ended = false;

  const open = async (): Promise<void> => {
    const needed = wished.boost !== 100 || wished.levelled;
    if (!needed || chain || opening || ended) return;
    opening = true;
    const opened = await openChain().catch(() => null);
    opening = false;
    if (ended) return opened?.close();
    chain = opened;
    chain?.set(wished);
  };
  return {
    wish(wish: SoundWish): void {
      wished = wish;
      if (chain) chain.set(wish);
      else void open();
    },
    /** Tries again what the browser has held back: sound starts after a tap or a key only. */
    open: () => void open(),
    end(): void {
      ended = true;
      chain?.close();
    },
  };
}
