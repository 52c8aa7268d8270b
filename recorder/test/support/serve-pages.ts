import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const publicDir = path.resolve(import.meta.dirname, '../../../public');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.mp4': 'video/mp4',
};

/** Serves the app's public directory (the test card) and the pages given by path. Fixtures, not real sites. */
export async function servePages(pages: Record<string, string> = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages[pathname];
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return;
    }
    const name = pathname.endsWith('/') || !path.extname(pathname) ? path.join(pathname, 'index.html') : pathname;
    readFile(path.join(publicDir, path.normalize(name))).then(
      (body) => response.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404, { 'content-type': 'text/html' }).end('not here'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
