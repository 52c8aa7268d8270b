import { type Opened, openHls } from './attach-hls';
import { loadHls } from './load-hls';
import { nextTask } from './next-task';

export type Opening = {
  /** What was opened, once and only for that address; null otherwise, and when it could not be. Whoever takes it ends it. */
  take: (src: string) => Promise<Opened | null>;
  /** Ends what nobody has taken. */
  close: () => void;
};

/** Opens a playlist before there is a player. */
export function openEarly(src: string): Opening {
  const open = async (): Promise<Opened | null> => {
    const { default: HlsClass } = await loadHls();
    // Taking in the program and beginning with it are long, each by itself.
    await nextTask();
    return HlsClass.isSupported() ? openHls(HlsClass, src) : null;
  };
  // The player loads the same program, and says so when that fails.
  const opened = open().catch(() => null);
  let taken = false;
  return {
    async take(wanted) {
      if (taken || wanted !== src) return null;
      taken = true;
      return opened;
    },
    close() {
      if (!taken) void opened.then((early) => early?.hls.destroy());
      taken = true;
    },
  };
}
