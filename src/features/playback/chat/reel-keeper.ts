import type { ChatMessage } from '@jomo/recorder/protocol';
import { countSaid } from './chat-order';
import { addPage, type Load, type Moment, nextLoad, type Reel, trimReel } from './chat-reel';

/** How often a running recording is asked for more. */
const LIVE_MS = 2_000;
const RETRY_MS = 3_000;

/** What is to be seen: the reel, how many of its messages have been said, and why there is none. */
export type ReelView = { reel: Reel | null; count: number; error: unknown };

/** True when a jump led out of what is held. */
export function isFar({ fromMs, toMs }: Reel, wallMs: number): boolean {
  return wallMs < fromMs || wallMs >= toMs;
}

type Deps = {
  load: (load: Load, signal: AbortSignal) => Promise<readonly ChatMessage[]>;
  onChange: (view: ReelView) => void;
  now: () => number;
};

export type ReelKeeper = ReturnType<typeof createReelKeeper>;

/**
 * Keeps the messages around the moment that is played: asks for one page at a time, begins anew after a jump, and shows
 * the old ones until the new ones are there.
 */
export function createReelKeeper({ load, onChange, now }: Deps) {
  let view: ReelView = { reel: null, count: 0, error: null };
  let moment: Moment | null = null;
  let busy: { kind: Load['kind']; abort: AbortController } | null = null;
  let restUntil = 0;
  let closed = false;

  function show(next: ReelView): void {
    if (next.reel === view.reel && next.count === view.count && next.error === view.error) return;
    view = next;
    onChange(view);
  }

  async function fetchPage(wanted: Load): Promise<void> {
    const abort = new AbortController();
    if (moment) moment = { ...moment, wish: null };
    busy = { kind: wanted.kind, abort };
    try {
      const page = await load(wanted, abort.signal);
      if (abort.signal.aborted || !moment) return;
      const reel = trimReel(addPage(view.reel, wanted, page, moment), moment, wanted.kind);
      // What is not settled yet is looked at again, but not at once.
      if (wanted.kind !== 'back' && moment.edgeMs !== null && page.length < wanted.limit) restUntil = now() + LIVE_MS;
      show({ reel, count: countSaid(reel.messages, moment.wallMs), error: null });
    } catch (error) {
      if (abort.signal.aborted) return;
      restUntil = now() + RETRY_MS;
      show({ ...view, error });
    } finally {
      if (busy?.abort === abort) {
        busy = null;
        step();
      }
    }
  }

  function step(): void {
    if (closed || !moment) return;
    const wanted = nextLoad(view.reel, moment);
    if (wanted?.kind !== 'around' && view.reel) {
      show({ ...view, count: countSaid(view.reel.messages, moment.wallMs) });
    }
    if (!wanted) return;
    // A jump waits neither for what was asked for before it nor for the next look.
    const jump = wanted.kind === 'around' && view.error === null;
    if (jump && busy && busy.kind !== 'around') {
      busy.abort.abort();
      busy = null;
    }
    if (busy || (!jump && wanted.kind !== 'back' && now() < restUntil)) return;
    void fetchPage(wanted);
  }

  return {
    /** Tells what is played and wished for; call it often. */
    tick(next: Moment): void {
      // A wish stays until it is granted.
      moment = { ...next, wish: next.wish ?? (next.reading ? (moment?.wish ?? null) : null) };
      step();
    },
    /** Asks again at once after an error. */
    retry(): void {
      restUntil = 0;
      step();
    },
    close(): void {
      closed = true;
      busy?.abort.abort();
    },
  };
}
