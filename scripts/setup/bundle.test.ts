import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { server } from './bundle.mjs';

/** The packages that are loaded with each of the server's pieces, and with whatever these import at once. */
async function packagesOf(): Promise<(entry: string) => string[]> {
  const { metafile } = await build({ ...server, metafile: true, write: false });
  const outputs = new Map(Object.entries(metafile.outputs));
  return (entry) => {
    const [start] = [...outputs].find(([, { entryPoint }]) => entryPoint === entry) ?? [entry];
    const pieces = new Set([start]);
    const packages = new Set<string>();
    for (const piece of pieces) {
      for (const { path, external, kind } of outputs.get(piece)?.imports ?? []) {
        if (external) packages.add(path);
        else if (kind === 'import-statement') pieces.add(path);
      }
    }
    return [...packages];
  };
}

const web = ['fastify', 'next', '@trpc/server'];
const work = ['fluent-ffmpeg', 'dockerode'];

describe('the built server', () => {
  it('loads no HTTP server, engine or encoder before the role is known', async () => {
    const main = (await packagesOf())('src/main.ts');
    expect(main).toContain('zod');
    for (const name of [...web, ...work]) expect(main).not.toContain(name);
  });

  it('loads neither engine nor encoder in the web role', async () => {
    const loaded = (await packagesOf())('src/start-web.ts');
    for (const name of web) expect(loaded).toContain(name);
    for (const name of work) expect(loaded).not.toContain(name);
    expect(loaded).not.toContain('node:child_process');
  });

  it('loads no HTTP server in the worker role', async () => {
    const loaded = (await packagesOf())('src/start-worker.ts');
    expect(loaded).toContain('fluent-ffmpeg');
    for (const name of web) expect(loaded).not.toContain(name);
  });
});
