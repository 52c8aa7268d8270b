import { channelsRouter } from './routers/channels';
import { devicesRouter } from './routers/devices';
import { eventsRouter } from './routers/events';
import { feedsRouter } from './routers/feeds';
import { libraryRouter } from './routers/library';
import { playbackRouter } from './routers/playback';
import { recordingsRouter } from './routers/recordings';
import { scheduleRouter } from './routers/schedule';
import { searchRouter } from './routers/search';
import { settingsRouter } from './routers/settings';
import { setupRouter } from './routers/setup';
import { tryOutsRouter } from './routers/try-outs';
import { router } from './trpc';

export const appRouter = router({
  setup: setupRouter,
  devices: devicesRouter,
  channels: channelsRouter,
  events: eventsRouter,
  feeds: feedsRouter,
  schedule: scheduleRouter,
  recordings: recordingsRouter,
  tryOuts: tryOutsRouter,
  library: libraryRouter,
  search: searchRouter,
  playback: playbackRouter,
  settings: settingsRouter,
});

export type AppRouter = typeof appRouter;
