import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';

/** All that is taken out of an archive: a recorder's container was at the mercy of the page it showed. */
const WANTED = /^spool\/(part-[1-9]\d{0,4})\/(index\.jsonl|\d{1,9}\.(?:mp4|m4s))$/;

/**
 * Writes the segments and journals of a spool's archive (as the Docker Engine packs the directory `spool`) into `dir`,
 * over what is there, all of it forced to disk. Anything else in it is left out. Rejects when the archive breaks off or the disk is full.
 */
export async function unpackSpool(archive: NodeJS.ReadableStream, dir: string): Promise<void> {
  const entries = extract();
  const broken = new AbortController();
  const feeding = pipeline(archive, entries);
  // A file whose end never comes would be waited for.
  feeding.catch((error: unknown) => broken.abort(error));
  for await (const entry of entries) {
    const [, part, file] = (entry.header.type === 'file' && WANTED.exec(entry.header.name)) || [];
    if (part === undefined || file === undefined) {
      entry.resume();
      continue;
    }
    await mkdir(path.join(dir, part), { recursive: true });
    const target = createWriteStream(path.join(dir, part, file), { flush: true });
    await pipeline(entry, target, { signal: broken.signal });
  }
  await feeding;
}
