import type { Browser, CDPSession } from 'playwright-core';
import { z } from 'zod';
import { within } from '../clock';
import { type PausedRequest, refusePrivateDocuments } from './refuse-private';

const COMMAND_MS = 8000;
/** Wide enough for a chat column; nothing is ever drawn in it. */
const SIZE = { width: 420, height: 900, deviceScaleFactor: 1, mobile: false };

/** A page in the same browser, with the same cookies, that is never drawn and has no window. */
export type HiddenPage = {
  /** Runs a function that stands alone (it is sent as text) with one argument; what it answers is not to be trusted. */
  evaluate<A>(run: (argument: A) => unknown, argument: A): Promise<unknown>;
  /** The bytes of a picture that the page has loaded; null when it has not. */
  imageBytes(url: string): Promise<Uint8Array<ArrayBuffer> | null>;
  close(): Promise<void>;
};

const answer = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const paused = z.object({
  method: z.literal('Fetch.requestPaused'),
  params: z.object({ requestId: z.string(), frameId: z.string(), request: z.object({ url: z.string() }) }),
});
const evaluated = z.object({
  result: z.object({ value: z.unknown() }).partial(),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});
const frameTree = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const resource = z.object({ content: z.string(), base64Encoded: z.boolean() });

/**
 * Opens an address in a hidden target (`Target.createTarget`, hidden): no tab, no window, so it can neither cover nor slow
 * the recorded page. Playwright does not know such targets, so it is spoken to through the browser's own session. Frames are
 * never drawn there; `requestAnimationFrame` is answered ten times a second instead, for chats that add messages in it.
 * Unless private addresses are allowed it goes to none, and stays empty instead.
 */
export async function openHiddenPage(
  browser: Browser,
  target: { url: string; allowPrivate: boolean },
): Promise<HiddenPage> {
  const session = await browser.newBrowserCDPSession();
  try {
    return await attach(session, target);
  } catch (error) {
    await session.detach().catch(() => undefined);
    throw error;
  }
}

async function attach(
  session: CDPSession,
  { url, allowPrivate }: { url: string; allowPrivate: boolean },
): Promise<HiddenPage> {
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', hidden: true });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const { send, onPaused } = createSender(session, sessionId);
  await send('Page.enable');
  await send('Emulation.setDeviceMetricsOverride', SIZE);
  await send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${answerFrames.toString()})()` });
  const { frame } = frameTree.parse(await send('Page.getResourceTree')).frameTree;
  if (!allowPrivate) await refusePrivateDocuments({ send, onPaused });
  await send('Page.navigate', { url });
  return {
    evaluate: async (run, argument) => {
      const expression = `(${run.toString()})(${JSON.stringify(argument)})`;
      const reply = evaluated.parse(
        await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }),
      );
      if (reply.exceptionDetails) throw new Error(`The page threw: ${reply.exceptionDetails.text}`);
      return reply.result.value;
    },
    imageBytes: async (address) => {
      const found = await send('Page.getResourceContent', { frameId: frame.id, url: address }).catch(() => null);
      const parsed = resource.safeParse(found);
      return parsed.success && parsed.data.base64Encoded ? fromBase64(parsed.data.content) : null;
    },
    close: async () => {
      await within(
        2000,
        session.send('Target.closeTarget', { targetId }).catch(() => undefined),
      );
      await session.detach().catch(() => undefined);
    },
  };
}

function createSender(session: CDPSession, sessionId: string) {
  let last = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let tellPaused: (request: PausedRequest) => void = () => undefined;
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const message: unknown = JSON.parse(event.message);
    const request = paused.safeParse(message);
    if (request.success) return tellPaused(request.data.params);
    const parsed = answer.safeParse(message);
    const one = parsed.success ? waiting.get(parsed.data.id) : undefined;
    if (!parsed.success || !one) return;
    waiting.delete(parsed.data.id);
    if (parsed.data.error) one.reject(new Error(parsed.data.error.message));
    else one.resolve(parsed.data.result);
  });
  const send = async (method: string, params: object = {}): Promise<unknown> => {
    last += 1;
    const id = last;
    const replied = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    replied.catch(() => undefined);
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const late = Symbol('late');
    const result = await within(COMMAND_MS, replied).then((value) => (waiting.has(id) ? late : value));
    waiting.delete(id);
    if (result === late) throw new Error(`The hidden page did not answer ${method}.`);
    return result;
  };
  const onPaused = (listener: typeof tellPaused) => {
    tellPaused = listener;
  };
  return { send, onPaused };
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Runs inside the page, before its own scripts. */
function answerFrames(): void {
  window.requestAnimationFrame = (callback) => window.setTimeout(() => callback(performance.now()), 100);
  window.cancelAnimationFrame = (handle) => window.clearTimeout(handle);
}
