export type SoundWish = { boost: number; levelled: boolean };
export type SoundChain = { set: (wish: SoundWish) => void; close: () => void };

/**
 * Leads the sound of a video through the browser's mixer, which cannot be undone for that element: so only on demand,
 * and only with a context that already runs, since one that a browser holds back is silence. Null when it is held back.
 * Quiet and loud are evened out by a compressor; a limiter at the end keeps a boosted sound from being clipped.
 */
export async function openSoundChain(video: HTMLVideoElement): Promise<SoundChain | null> {
  const context = new AudioContext({ latencyHint: 'playback' });
  // It stays pending for as long as the browser wants to see a tap first.
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 300))]);
  if (context.state !== 'running') {
    await context.close();
    return null;
  }
  const source = context.createMediaElementSource(video);
  const gain = context.createGain();
  const leveller = new DynamicsCompressorNode(context, {
    threshold: -46,
    knee: 16,
    ratio: 6,
    attack: 0.01,
    release: 0.3,
  });
  const limiter = new DynamicsCompressorNode(context, {
    threshold: -2,
    knee: 0,
    ratio: 20,
    attack: 0.002,
    release: 0.1,
  });
  gain.connect(limiter).connect(context.destination);
  leveller.connect(gain);
  return {
    set({ boost, levelled }) {
      source.disconnect();
      source.connect(levelled ? leveller : gain);
      gain.gain.setTargetAtTime(boost / 100, context.currentTime, 0.05);
    },
    close: () => void context.close(),
  };
}
