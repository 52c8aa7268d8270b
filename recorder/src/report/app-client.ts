import { type EventAnswer, type EventBatch, eventAnswer, segmentAnswer } from '../../protocol/index';

const REQUEST_MS = 20_000;

/** `rejected`: the app understood and refuses for good; `unauthorized`: it knows this recorder no longer. */
export type Reply<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'conflict'; next: number }
  | { kind: 'unauthorized'; status: number }
  | { kind: 'rejected'; status: number; text: string }
  | { kind: 'away'; reason: string };

export type AppClient = {
  sendEvents(batch: EventBatch): Promise<Reply<EventAnswer>>;
  putSegment(segment: {
    part: number;
    seq: number;
    durationSec: number;
    wallMs: number;
    body: Uint8Array<ArrayBuffer>;
  }): Promise<Reply<{ next: number }>>;
  putImage(image: { hash: string; type: string; body: Uint8Array<ArrayBuffer> }): Promise<Reply<null>>;
  putSnapshot(jpeg: Uint8Array<ArrayBuffer>): Promise<Reply<null>>;
};

/** 507 Insufficient Storage (RFC 4918): the app has no room left. It counts as away. */
const NO_ROOM = 507;

/**
 * Speaks the recorder's side of the protocol. Never throws: every outcome is a Reply. `onNoRoom` is called whenever the
 * app could not take something because its disk is full.
 */
export function createAppClient(options: {
  baseUrl: string;
  token: string;
  recordingId: string;
  onNoRoom?: () => void;
}): AppClient {
  const base = `${options.baseUrl.replace(/\/+$/, '')}/recorder/recordings/${encodeURIComponent(options.recordingId)}`;

  async function call<T>(
    method: string,
    path: string,
    content: { type: string; body: Uint8Array<ArrayBuffer> | string; headers?: Record<string, string> },
    read: (document: unknown) => T,
  ): Promise<Reply<T>> {
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: { authorization: `Bearer ${options.token}`, 'content-type': content.type, ...content.headers },
        body: content.body,
        redirect: 'error',
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      const text = await response.text();
      if (response.status === NO_ROOM) options.onNoRoom?.();
      if (response.ok) return { kind: 'ok', value: read(text === '' ? null : JSON.parse(text)) };
      return refuse(response.status, text);
    } catch (error) {
      return { kind: 'away', reason: describe(error) };
    }
  }

  return {
    sendEvents: (batch) =>
      call('POST', '/events', { type: 'application/json', body: JSON.stringify(batch) }, (document) =>
        eventAnswer.parse(document),
      ),
    putSegment: ({ part, seq, durationSec, wallMs, body }) => {
      const headers = {
        'x-jomo-duration': durationSec.toFixed(6),
        'x-jomo-program-date-time': new Date(wallMs).toISOString(),
      };
      const content = { type: 'application/octet-stream', body, headers };
      return call('PUT', `/parts/${part}/segments/${seq}`, content, (document) => segmentAnswer.parse(document));
    },
    putImage: ({ hash, type, body }) => call('PUT', `/images/${hash}`, { type, body }, () => null),
    putSnapshot: (jpeg) => call('PUT', '/snapshot', { type: 'image/jpeg', body: jpeg }, () => null),
  };
}

/** Sorts an answer that is not a success. Anything a proxy or a starting app may say for a while counts as away. */
export function refuse(status: number, text: string): Exclude<Reply<never>, { kind: 'ok' }> {
  if (status === 401 || status === 404 || status === 410) return { kind: 'unauthorized', status };
  if (status === 409) {
    const answer = segmentAnswer.safeParse(parse(text));
    if (answer.success) return { kind: 'conflict', next: answer.data.next };
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429) {
    return { kind: 'rejected', status, text: text.slice(0, 500) };
  }
  return { kind: 'away', reason: `HTTP ${status}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
