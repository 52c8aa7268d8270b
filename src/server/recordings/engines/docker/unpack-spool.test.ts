import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackSpool } from './unpack-spool';

describe('the archive of a spool', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'jomo-unpack-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  const dir = () => path.join(root, 'spool');
  const found = async () => (await readdir(root, { recursive: true })).sort();

  it('gives segments and journals, and nothing that leads elsewhere or is no file', async () => {
    const archive = pack();
    archive.entry({ name: 'spool', type: 'directory' });
    archive.entry({ name: 'spool/part-3/1.m4s' }, 'media');
    archive.entry({ name: 'spool/part-3/index.jsonl' }, 'lines');
    archive.entry({ name: 'spool/part-3/../../../escaped.mp4' }, 'no');
    archive.entry({ name: '/spool/part-3/4.m4s' }, 'no');
    archive.entry({ name: 'spool/part-3/2.m4s', type: 'symlink', linkname: '/etc/passwd' });
    archive.entry({ name: 'spool/part-3/3.m4s', type: 'link', linkname: 'spool/recorder.json' });
    archive.entry({ name: 'spool/recorder.json' }, '{}');
    archive.finalize();
    await unpackSpool(archive, dir());
    expect(await found()).toEqual(['spool', 'spool/part-3', 'spool/part-3/1.m4s', 'spool/part-3/index.jsonl']);
    expect(await readFile(path.join(dir(), 'part-3/1.m4s'), 'utf8')).toBe('media');
  });

  it('that breaks off is refused', async () => {
    const archive = pack();
    archive.entry({ name: 'spool/part-1/1.m4s' }, 'x'.repeat(5_000));
    archive.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of archive) chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    await expect(unpackSpool(Readable.from([whole.subarray(0, 2_000)]), dir())).rejects.toThrow();
  });
});
