import { type Download, downloadedShare } from '@/offline/download';
import { offlineTexts } from '@/texts/offline';

const { states, faults } = offlineTexts;

/** How far a download is, in words. `first`: it is the one that is worked on. */
export function describeState(download: Download, { first, online }: { first: boolean; online: boolean }): string {
  const percent = Math.floor(downloadedShare(download) * 100);
  const { state } = download;
  switch (state.is) {
    case 'wanted':
      if (!online) return states.offline(percent);
      if (!first) return states.queued;
      return download.files ? states.wanted(percent) : states.preparing;
    case 'paused':
      return states.paused(percent);
    case 'stopped':
      return faults[state.fault];
    case 'done':
      return states.done;
    case 'evicted':
      return states.evicted;
  }
}

/** "480p", "Sound only" */
export function nameRung({ height }: Pick<Download, 'height'>): string {
  return height === null ? offlineTexts.soundOnly : offlineTexts.rung(height);
}
