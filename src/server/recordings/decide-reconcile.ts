import { relaunchNotBefore } from './relaunch-policy';

/** A recording that should have a recorder. Times in epoch milliseconds. */
export type ActiveRow = {
  id: string;
  status: string;
  attempts: number;
  /** False when its recorder reported a failure and another one is to follow. */
  hasToken: boolean;
  handle: string | null;
  launchedAt: number | null;
  lastHeartbeatAt: number | null;
  updatedAt: number;
  stopRequestedAt: number | null;
  endAt: number | null;
};

export type Found = { recordingId: string; handle: string | null; alive: boolean };

export type Action =
  | { type: 'adopt'; id: string; handle: string }
  | { type: 'ask-to-stop'; id: string }
  /** The time is over and the recorder has not noticed. */
  | { type: 'end'; id: string }
  /** Kill and finish: it was asked to stop and did not. */
  | { type: 'force-end'; id: string }
  | { type: 'replace'; id: string; because: 'lost' | 'silent' }
  /** It died while it was finishing: nothing more to record. */
  | { type: 'finish'; id: string }
  /** A recorder, or what is left of one, that belongs to no running recording. */
  | { type: 'clear-away'; id: string };

export const STOP_LIMIT_MS = 15_000;
export const SILENCE_LIMIT_MS = 30_000;
const OVERTIME_MS = 30_000;
/** How long a recorder that reported its end may take to go. */
const LEAVE_MS = 15_000;

export type Situation = {
  now: number;
  /** Since when the app has been able to hear recorders: its start, or the end of a pause of the machine. */
  hearingSince: number;
  /** When the list of found recorders was taken; a recorder launched later is not in it. */
  listedAt: number;
  launching: ReadonlySet<string>;
  rows: readonly ActiveRow[];
  /** When the recordings of found recorders ended, for those that have ended. */
  endedAt: ReadonlyMap<string, number>;
  found: readonly Found[];
};

function isSilent(row: ActiveRow, { now, hearingSince }: Situation): boolean {
  return now - Math.max(hearingSince, row.launchedAt ?? 0, row.lastHeartbeatAt ?? 0) > SILENCE_LIMIT_MS;
}

function decideAlive(row: ActiveRow, found: Found, situation: Situation): Action | null {
  const { now } = situation;
  const { id } = row;
  if (!row.hasToken) return now - row.updatedAt > LEAVE_MS ? { type: 'replace', id, because: 'lost' } : null;
  if (row.stopRequestedAt !== null) {
    return now - row.stopRequestedAt > STOP_LIMIT_MS ? { type: 'force-end', id } : { type: 'ask-to-stop', id };
  }
  if (isSilent(row, situation)) return { type: 'replace', id, because: 'silent' };
  if (row.endAt !== null && now > row.endAt + OVERTIME_MS && row.status !== 'finishing') return { type: 'end', id };
  return found.handle !== null && found.handle !== row.handle ? { type: 'adopt', id, handle: found.handle } : null;
}

function decideGone(row: ActiveRow, now: number): Action | null {
  const { id } = row;
  if (row.stopRequestedAt !== null || row.status === 'finishing') return { type: 'finish', id };
  return now >= relaunchNotBefore(row) ? { type: 'replace', id, because: 'lost' } : null;
}

/**
 * Compares the recordings that should have a recorder with the recorders that exist, and says what to do about each
 * difference. The rows must be read after the recorders were listed: a row that is not active then has really ended.
 */
export function decideReconcile(situation: Situation): Action[] {
  const { now, rows, found, listedAt, launching, endedAt } = situation;
  const actions: (Action | null)[] = [];
  for (const row of rows) {
    if (launching.has(row.id)) continue;
    const recorder = found.find(({ recordingId }) => recordingId === row.id);
    if (recorder?.alive) actions.push(decideAlive(row, recorder, situation));
    else if ((row.launchedAt ?? 0) < listedAt) actions.push(decideGone(row, now));
  }
  const active = new Set(rows.map(({ id }) => id));
  for (const { recordingId: id, alive } of found) {
    if (active.has(id) || launching.has(id)) continue;
    const leaving = alive && now - (endedAt.get(id) ?? 0) < LEAVE_MS;
    actions.push(leaving ? null : { type: 'clear-away', id });
  }
  return actions.filter((action) => action !== null);
}
