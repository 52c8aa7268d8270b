import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Command, eventBatch, type RecorderEvent, segmentHeaders } from '../../protocol/index';

export const TOKEN = 'test-token-0123456789-0123456789-0123456789';

export type StoredSegment = { duration: number; wallMs: number; body: Buffer };

/** The app's side of the protocol, in memory, as strict as the contract. */
export async function startFakeApp(options: { port?: number } = {}) {
  const events: RecorderEvent[] = [];
  const parts = new Map<number, StoredSegment[]>();
  const snapshots: Buffer[] = [];
  const images = new Map<string, Buffer>();
  const seqOf = new Map<string, number>();
  let commands: Command[] = [];
  let refuse: number | null = null;
  const watchers = new Set<() => void>();
  const wake = () => {
    for (const look of watchers) look();
  };

  function takeEvents(body: Buffer): [number, unknown] {
    const batch = eventBatch.parse(JSON.parse(body.toString()));
    for (const event of batch.events) {
      const expected = seqOf.get(batch.instance) ?? 0;
      if (event.seq < expected) continue;
      if (event.seq > expected) throw new Error(`hole before event ${event.seq}`);
      seqOf.set(batch.instance, expected + 1);
      events.push(event);
    }
    return [200, { commands }];
  }

  function takeSegment(part: number, seq: number, request: IncomingMessage, body: Buffer): [number, unknown] {
    const headers = segmentHeaders.parse(request.headers);
    const list = parts.get(part) ?? [];
    if (seq > list.length) return [409, { next: list.length }];
    if (seq === list.length) {
      const wallMs = Date.parse(headers['x-jomo-program-date-time']);
      parts.set(part, [...list, { duration: headers['x-jomo-duration'], wallMs, body }]);
    }
    return [200, { next: parts.get(part)?.length ?? 0 }];
  }

  function answer(request: IncomingMessage, body: Buffer): [number, unknown] {
    if (refuse !== null) return [refuse, { error: 'refused' }];
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return [401, {}];
    const url = request.url ?? '';
    if (url.endsWith('/events')) return takeEvents(body);
    const segment = /\/parts\/(\d+)\/segments\/(\d+)$/.exec(url);
    if (segment) return takeSegment(Number(segment[1]), Number(segment[2]), request, body);
    const image = /\/images\/([0-9a-f]{64})$/.exec(url)?.[1];
    if (image) {
      if (createHash('sha256').update(body).digest('hex') !== image) return [400, {}];
      images.set(image, body);
      return [200, null];
    }
    if (url.endsWith('/snapshot')) {
      snapshots.push(body);
      return [200, null];
    }
    return [404, {}];
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const [status, document] = answer(request, Buffer.concat(chunks));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(document === null ? '' : JSON.stringify(document));
    wake();
  }
  const server = createServer((request, response) => {
    serve(request, response).catch((error: Error) => {
      response.writeHead(400).end(error.message);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;

  return {
    events,
    parts,
    snapshots,
    images,
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    command: (...list: Command[]) => {
      commands = list;
    },
    /** Every request is refused with this status; null = normal again. */
    refuseWith: (status: number | null) => {
      refuse = status;
    },
    states: () => events.flatMap((event) => (event.type === 'state' ? [event.state] : [])),
    lastState: () => events.findLast((event) => event.type === 'state'),
    marks: () => events.flatMap((event) => (event.type === 'health' ? [event.mark] : [])),
    /** The health marks of one kind, as "phase: detail". */
    told: (kind: string) =>
      events.flatMap((event) =>
        event.type === 'health' && event.mark.kind === kind ? [`${event.mark.phase}: ${event.mark.detail}`] : [],
      ),
    messages: () => events.flatMap((event) => (event.type === 'chat' ? event.messages : [])),
    seconds: (part: number) => (parts.get(part) ?? []).reduce((sum, one) => sum + one.duration, 0),
    /** The part as one playable file. */
    media: (part: number) => Buffer.concat((parts.get(part) ?? []).map((one) => one.body)),
    /** Resolves when the condition holds after some request; rejects after `ms`. */
    until: (what: string, condition: () => boolean, ms = 120_000) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (!condition()) return;
          watchers.delete(look);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`Not within ${ms} ms: ${what}`));
        }, ms);
        watchers.add(look);
        look();
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
export type FakeApp = Awaited<ReturnType<typeof startFakeApp>>;
