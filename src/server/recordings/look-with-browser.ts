import type { TryOut } from '../subscriptions/probes/ask-browser';
import { hasRoom } from './has-room';
import type { WorkerServices } from './services';
import { tryOutPage } from './try-out-page';

type Deps = Pick<WorkerServices, 'db' | 'env' | 'engine' | 'internalUrl' | 'now'>;

/** The smallest screen is enough to see whether something plays. */
const QUALITY = '480p30';

/** For the watch over channels: how to look at a page with a browser, and whether there is room for it. */
export function createBrowserLook(deps: Deps) {
  return {
    isFree: () => hasRoom(deps, QUALITY),
    tryOut: (({ url, site, steps = [] }, signal) => {
      const wish = { mode: 'probe', url, site } as const;
      return tryOutPage(deps, { ...wish, steps: steps.length > 0 ? [...steps] : undefined }, signal);
    }) satisfies TryOut,
  };
}
