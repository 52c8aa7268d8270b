import type { ChatMessage } from '@jomo/recorder/protocol';
import { countSaid, mergeMessages } from './chat-order';

/** Messages in one answer: more of them take server and page longer than a seek should wait. */
export const PAGE = 500;
/** What a seek shows first. */
export const BEGINNING = 100;
/** So far ahead of the picture, in seconds of playing, the messages are there. */
const AHEAD_MS = 5_000;
/** The recorder sends chat in batches: what is younger than this may not have arrived yet. */
const SETTLED_MS = 20_000;
/** Said messages that stay while the list follows; more of them come when the user scrolls up. */
const KEPT_SAID = 1_000;
const MOST_SAID = 2_000;
/** Held at most while the user reads back. */
const MOST_READ = 5_000;

/** A stretch of the chat: everything of `fromMs <= at < toMs`, in order. `epoch` counts how often it began anew. */
export type Reel = { messages: readonly ChatMessage[]; fromMs: number; toMs: number; epoch: number };

export type Moment = {
  wallMs: number;
  /** Playback rate. */
  rate: number;
  /** Wall clock up to which the running recording is known; null = it is over and nothing comes any more. */
  edgeMs: number | null;
  /** So far ahead one may ask, ms: hours where messages are few. */
  horizonMs: number;
  /** The user reads what was said before; where to, if the end of what is held is near. */
  reading: boolean;
  wish: 'back' | 'forward' | null;
};

export type Load =
  | { kind: 'around'; beforeMs: number; limit: number }
  | { kind: 'back'; beforeMs: number; limit: number }
  | { kind: 'forward'; fromMs: number; toMs: number; limit: number };

function around(wallMs: number): Load {
  return { kind: 'around', beforeMs: wallMs + 1, limit: BEGINNING };
}

/** True when the moment lies in what is held, or so little after it that one reads on. */
function isNear({ fromMs, toMs }: Reel, { wallMs, rate, edgeMs }: Moment): boolean {
  const slack = 2 * AHEAD_MS * Math.max(1, rate) + (edgeMs === null ? 0 : SETTLED_MS);
  return wallMs >= fromMs && wallMs <= toMs + slack;
}

/** What to ask the server for next; null = enough is held. Pure. */
export function nextLoad(reel: Reel | null, moment: Moment): Load | null {
  const { wallMs, rate, horizonMs, reading, wish } = moment;
  if (!reel) return around(wallMs);
  if (reading) {
    if (wish === 'back' && reel.fromMs > 0) return { kind: 'back', beforeMs: reel.fromMs, limit: PAGE };
    if (wish === 'forward' && reel.toMs <= wallMs) {
      return { kind: 'forward', fromMs: reel.toMs, toMs: wallMs + 1, limit: PAGE };
    }
    return null;
  }
  if (!isNear(reel, moment)) return around(wallMs);
  if (reel.toMs >= wallMs + AHEAD_MS * Math.max(1, rate)) return null;
  return { kind: 'forward', fromMs: reel.toMs, toMs: wallMs + horizonMs, limit: PAGE };
}

/** How far everything has arrived. */
function settled(toMs: number, fromMs: number, edgeMs: number | null): number {
  return edgeMs === null ? toMs : Math.max(fromMs, Math.min(toMs, edgeMs - SETTLED_MS));
}

/** The reel with what the server answered. Pure. */
export function addPage(reel: Reel | null, load: Load, page: readonly ChatMessage[], moment: Moment): Reel {
  const first = page[0];
  const last = page.at(-1);
  const full = page.length >= load.limit;
  if (load.kind === 'around' || !reel) {
    const beforeMs = load.kind === 'forward' ? load.toMs : load.beforeMs;
    const fromMs = full && first ? first.at + 1 : 0;
    const toMs = settled(beforeMs, fromMs, moment.edgeMs);
    return { messages: page, fromMs, toMs, epoch: (reel?.epoch ?? 0) + 1 };
  }
  const messages = mergeMessages(reel.messages, page);
  if (load.kind === 'back') {
    // Of the first millisecond there may be more; if it is all there is, go on before it.
    const fromMs = full && first ? (first.at + 1 < load.beforeMs ? first.at + 1 : first.at) : 0;
    return { ...reel, messages, fromMs };
  }
  const reached = full && last ? (last.at > load.fromMs ? last.at : last.at + 1) : load.toMs;
  return { ...reel, messages, toMs: settled(reached, load.fromMs, moment.edgeMs) };
}

function dropFirst(reel: Reel, count: number): Reel {
  const messages = reel.messages.slice(count);
  return { ...reel, messages, fromMs: (messages[0]?.at ?? reel.toMs - 1) + 1 };
}

/** Lets go of what is far from what is looked at. `side`: where the last page was added. Pure. */
export function trimReel(reel: Reel, { reading, wallMs }: Moment, side: Load['kind']): Reel {
  if (reading) {
    const excess = reel.messages.length - MOST_READ;
    if (excess <= 0) return reel;
    if (side !== 'back') return dropFirst(reel, excess);
    const messages = reel.messages.slice(0, MOST_READ);
    return { ...reel, messages, toMs: messages.at(-1)?.at ?? reel.toMs };
  }
  const said = countSaid(reel.messages, wallMs);
  return said > MOST_SAID ? dropFirst(reel, said - KEPT_SAID) : reel;
}
