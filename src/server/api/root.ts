import { channelsRouter } from './routers/channels';
import { eventsRouter } from './routers/events';
import { feedsRouter } from './routers/feeds';
import { libraryRouter } from './routers/library';
import { playbackRouter } from './routers/playback';
import { recordingsRouter } from './routers/recordings';
import { scheduleRouter } from './routers/schedule';
import { settingsRouter } from './routers/settings';
import { setupRouter } from './routers/setup';
import { tryOutsRouter } from './routers/try-outs';
import { router } from './trpc';

export const appRouter = router({
  setup: setupRouter,
  channels: channelsRouter,
  events: eventsRouter,
  feeds: feedsRouter,
  schedule: scheduleRouter,
  recordings: recordingsRouter,
  tryOuts: tryOutsRouter,
  library: libraryRouter,
  playback: playbackRouter,
  settings: settingsRouter,
});

export type AppRouter = typeof appRouter;
