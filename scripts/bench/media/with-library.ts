import { openDatabase } from '../../../src/server/db/client';
import { createStoragePaths } from '../../../src/server/storage-paths';
import type { BenchContext } from '../row';
import { type BenchApp, withApp } from '../with-app';
import { signInCookie } from './sign-in';

export type Library = Awaited<ReturnType<typeof openLibrary>>;

/** As `withApp` makes the owner. */
export const owner = { email: 'owner@jomo.test', password: 'a long password' };

async function openLibrary(app: BenchApp) {
  const paths = createStoragePaths(app.dataDir);
  const db = openDatabase(paths.metadataDb);
  const { id: ownerId } = await db.user.findFirstOrThrow();
  const cookie = await signInCookie(app.url, owner);
  return { app, db, paths, ownerId, cookie, port: Number(new URL(app.url).port) };
}

/** Runs `work` with a real server, the cookie of its signed-in owner, and its database and files to put videos into. */
export async function withLibrary<T>(context: BenchContext, work: (library: Library) => Promise<T>): Promise<T> {
  return withApp(context, {}, async (app) => {
    const library = await openLibrary(app);
    try {
      return await work(library);
    } finally {
      await library.db.$disconnect();
    }
  });
}
