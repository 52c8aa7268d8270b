'use client';

import { DeviceKeeper } from '../offline/device-keeper';
import { OfflineShell } from '../offline/offline-shell';
import { FullScreenStage } from './full-screen/full-screen-stage';
import { WatchPage } from './watch-page';

/** What can be had without the server: the downloads, and the player for them. */
export function OfflinePage() {
  return (
    <>
      <OfflineShell
        player={(videoId) => (
          <FullScreenStage>
            <WatchPage key={videoId} videoId={videoId} />
          </FullScreenStage>
        )}
      />
      <DeviceKeeper owner={null} />
    </>
  );
}
