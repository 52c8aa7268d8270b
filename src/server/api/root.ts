import { libraryRouter } from './routers/library';
import { playbackRouter } from './routers/playback';
import { recordingsRouter } from './routers/recordings';
import { settingsRouter } from './routers/settings';
import { setupRouter } from './routers/setup';
import { router } from './trpc';

export const appRouter = router({
  setup: setupRouter,
  recordings: recordingsRouter,
  library: libraryRouter,
  playback: playbackRouter,
  settings: settingsRouter,
});

export type AppRouter = typeof appRouter;
