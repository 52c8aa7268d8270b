import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Helpers may be installed, updated or removed while the app runs. */
const REMEMBER_MS = 60_000;

/**
 * Says whether a program is there: an absolute path, or a name on `searchPath` (like PATH). Looked up at most once a
 * minute.
 */
export function createProgramFinder(program: string, searchPath: string | undefined, now: () => number): () => boolean {
  const places = program.includes('/')
    ? [path.resolve(program)]
    : (searchPath ?? '/usr/bin:/bin').split(':').map((folder) => path.join(folder, program));
  let known = { at: Number.NEGATIVE_INFINITY, there: false };
  const isThere = (file: string) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return () => {
    if (now() - known.at > REMEMBER_MS) known = { at: now(), there: places.some(isThere) };
    return known.there;
  };
}
