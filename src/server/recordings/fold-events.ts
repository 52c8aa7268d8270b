import {
  type ChatMessage,
  canTransition,
  describeFailure,
  type Failure,
  type FinishReason,
  type HealthMark,
  type Heartbeat,
  type RecorderEvent,
  type RecorderState,
  transitions,
} from '@jomo/recorder/protocol';
import type { ReachedTimes } from '@/shared/recording-cost';
import type { LogLevel } from './note-log';

/** The recorder's last known state and the last event that was taken from it. */
export type Known = { state: RecorderState; lastEventSeq: number };

export type Outcome = { kind: 'finished'; reason: FinishReason } | { kind: 'failed'; failure: Failure };

export type Folded = Known & {
  /** The page's sentence about the state; undefined = nothing new. */
  detail: string | null | undefined;
  pageTitle: string | undefined;
  heartbeats: Heartbeat[];
  /** When each state of the batch was first reached. */
  reached: ReachedTimes;
  chat: ChatMessage[];
  marks: HealthMark[];
  log: { at: number; level: LogLevel; message: string }[];
  outcome: Outcome | null;
};

/** Can `to` be reached from `from` by any number of legal moves? */
function isAhead(from: RecorderState, to: RecorderState): boolean {
  const seen = new Set<RecorderState>();
  const open: RecorderState[] = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    open.push(...transitions[state]);
  }
  return from !== to && seen.has(to);
}

function outcomeOf(event: Extract<RecorderEvent, { type: 'state' }>): Outcome | null {
  if (event.state === 'finished') return { kind: 'finished', reason: event.finish ?? 'stopped' };
  if (event.state !== 'failed') return null;
  return { kind: 'failed', failure: event.failure ?? describeFailure('internal', 'unknown') };
}

/** What the log says of a state, for people. */
const sentences: Readonly<Record<RecorderState, string>> = {
  starting: 'Starting the screen, the sound and the browser.',
  opening: 'Opening the page.',
  waiting: 'Waiting for the broadcast to begin.',
  recording: 'Recording: bytes arrive.',
  finishing: 'Finishing: writing and sending the last segments.',
  finished: 'The recorder is done.',
  failed: 'The recorder gave up.',
};

function enter(folded: Folded, state: RecorderState, at: number): void {
  folded.state = state;
  folded.reached[state] ??= at;
}

function foldState(folded: Folded, event: Extract<RecorderEvent, { type: 'state' }>): void {
  const { state, detail, pageTitle, at } = event;
  if (state !== folded.state && !canTransition(folded.state, state)) {
    const message = `Ignored a report of "${state}", which cannot follow "${folded.state}".`;
    folded.log.push({ at, level: 'warn', message });
    return;
  }
  if (state !== folded.state) folded.log.push({ at, level: 'info', message: detail ?? sentences[state] });
  enter(folded, state, at);
  folded.detail = detail ?? null;
  folded.pageTitle = pageTitle ?? folded.pageTitle;
  folded.outcome = outcomeOf(event) ?? folded.outcome;
}

/**
 * A heartbeat tells the state as well, which heals a state event that never arrived; it is numbered like all others, so it
 * is never older than what is known. Only ends need their own event.
 */
function foldHeartbeat(folded: Folded, event: Heartbeat): void {
  folded.heartbeats.push(event);
  const ended = event.state === 'finished' || event.state === 'failed';
  if (ended || !isAhead(folded.state, event.state)) return;
  enter(folded, event.state, event.at);
}

/**
 * What a batch of a recorder's events comes to. Events that were taken before are left out; an illegal move is noted in
 * the log and ignored, for events can be late. Nothing counts after an end.
 */
export function foldEvents(known: Known, events: readonly RecorderEvent[]): Folded {
  const folded: Folded = {
    ...known,
    detail: undefined,
    pageTitle: undefined,
    heartbeats: [],
    reached: {},
    chat: [],
    marks: [],
    log: [],
    outcome: null,
  };
  for (const event of events) {
    if (event.seq <= folded.lastEventSeq) continue;
    folded.lastEventSeq = event.seq;
    if (event.type === 'state') foldState(folded, event);
    else if (event.type === 'heartbeat') foldHeartbeat(folded, event);
    else if (event.type === 'chat') folded.chat.push(...event.messages);
    else if (event.type === 'health') folded.marks.push(event.mark);
    else folded.log.push({ at: event.at, level: event.level, message: event.message });
  }
  return folded;
}
