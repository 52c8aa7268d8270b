import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../errors';
import { createAgents, type FetchPlan, fetchBounded } from './fetch-bounded';

let server: http.Server;
let origin: string;
let answer: http.RequestListener;
beforeEach(async () => {
  server = http.createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const plan = (more: Partial<FetchPlan> = {}): FetchPlan => ({
  headers: {},
  timeoutMs: 2_000,
  mostBytes: 1_000,
  beyond: 'refuse',
  allowPrivate: true,
  check: async (address) => new URL(address),
  ...more,
});

test('an address on the way that the caller refuses is not asked, and the refusal is the answer', async () => {
  const asked: string[] = [];
  answer = (request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: '/inside' }).end();
  };
  const check = async (address: string) => {
    if (address.endsWith('/inside')) throw new AppError('bad_input', 'not there');
    return new URL(address);
  };
  await expect(fetchBounded(`${origin}/a`, plan({ check }))).rejects.toThrow('not there');
  expect(asked).toEqual(['/a']);
});

test('a name that leads into a private network only when connecting is not connected to', async () => {
  answer = (_request, response) => void response.end('secret');
  const rebound = origin.replace('127.0.0.1', 'localhost');
  await expect(fetchBounded(rebound, plan({ allowPrivate: false }))).rejects.toMatchObject({ kind: 'private' });
  const agents = createAgents(false);
  await expect(fetchBounded(rebound, plan({ allowPrivate: false, agents }))).rejects.toMatchObject({ kind: 'private' });
});

test('redirects without end, silence, and a connection that breaks off in packed bytes all end', async () => {
  answer = (_request, response) => response.writeHead(302, { location: '/again' }).end();
  await expect(fetchBounded(origin, plan())).rejects.toMatchObject({ kind: 'redirects' });
  answer = () => {};
  await expect(fetchBounded(origin, plan({ timeoutMs: 200 }))).rejects.toMatchObject({ kind: 'timeout' });
  answer = (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': '5000' });
    response.write(gzipSync('x'.repeat(500)).subarray(0, 20), () => response.destroy());
  };
  await expect(fetchBounded(origin, plan())).rejects.toMatchObject({ kind: 'unreachable' });
});

test('what unpacks to more than the limit is refused, or cut', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync('x'.repeat(1_000_000)));
  };
  await expect(fetchBounded(origin, plan())).rejects.toMatchObject({ kind: 'too_large' });
  // What comes in pieces that fill the limit exactly is not taken for the whole.
  const one = gzipSync('x'.repeat(16_384 * 4));
  answer = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(one);
  await expect(fetchBounded(origin, plan({ mostBytes: 16_384 }))).rejects.toMatchObject({ kind: 'too_large' });
  expect((await fetchBounded(origin, plan({ beyond: 'cut' }))).body).toHaveLength(1_000);
});

test('kept connections are used again when the answer was read to its end', async () => {
  const ports = new Set<number | undefined>();
  answer = (request, response) => {
    ports.add(request.socket.remotePort);
    response.end('short');
  };
  const agents = createAgents(true);
  for (let round = 0; round < 5; round++) await fetchBounded(origin, plan({ agents }));
  agents.http.destroy();
  expect(ports.size).toBe(1);
});

test('reading stops as soon as the caller has enough', async () => {
  let sent = 0;
  answer = (_request, response) => {
    const timer = setInterval(() => {
      sent += 1;
      response.write(`piece ${sent} `);
    }, 5);
    response.once('close', () => clearInterval(timer));
  };
  const { body } = await fetchBounded(origin, plan({ enough: (piece) => piece.includes('piece 3') }));
  expect(body.toString()).toMatch(/^piece 1 piece 2 piece 3/);
});
