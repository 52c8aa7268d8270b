import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Files of `folder` (relative to `root`) whose names end in `extension`, without tests, as paths from `root`. */
export function listSources(root: string, folder: string, extension: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension) && !name.includes('.test.') && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name))
    .sort();
}
