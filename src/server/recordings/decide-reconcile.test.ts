import { describe, expect, it } from 'vitest';
import { type ActiveRow, decideReconcile, type Found, type Situation } from './decide-reconcile';

const now = 1_800_000_000_000;
const row = (more: Partial<ActiveRow> = {}): ActiveRow => ({
  id: 'r1',
  status: 'recording',
  attempts: 1,
  hasToken: true,
  handle: 'h1',
  launchedAt: now - 60_000,
  lastHeartbeatAt: now - 3000,
  updatedAt: now - 3000,
  stopRequestedAt: null,
  endAt: null,
  ...more,
});
const running: Found = { recordingId: 'r1', handle: 'h1', alive: true };
const decide = (rows: ActiveRow[], found: Found[], more: Partial<Situation> = {}) =>
  decideReconcile({
    now,
    hearingSince: now - 3_600_000,
    listedAt: now,
    launching: new Set(),
    endedAt: new Map(),
    rows,
    found,
    ...more,
  });

describe('reconcile', () => {
  it('leaves a recording alone whose recorder runs and reports', () => {
    expect(decide([row()], [running])).toEqual([]);
  });

  it('adopts a running recorder whose handle was not noted before the app died', () => {
    expect(decide([row({ handle: null })], [running])).toEqual([{ type: 'adopt', id: 'r1', handle: 'h1' }]);
  });

  it('replaces a recorder that is gone, or of which only remains are found', () => {
    expect(decide([row()], [])).toEqual([{ type: 'replace', id: 'r1', because: 'lost' }]);
    expect(decide([row()], [{ ...running, alive: false }])).toEqual([{ type: 'replace', id: 'r1', because: 'lost' }]);
  });

  it('slows down when recorders die one after the other', () => {
    const dying = row({ attempts: 4, launchedAt: now - 5000 });
    expect(decide([dying], [])).toEqual([]);
    expect(decide([{ ...dying, launchedAt: now - 20_000 }], [])).toHaveLength(1);
  });

  it('does not take a recorder that is just being launched for lost', () => {
    expect(decide([row({ handle: null })], [], { launching: new Set(['r1']) })).toEqual([]);
    expect(decide([row({ handle: null, launchedAt: now })], [])).toEqual([]);
  });

  it('replaces a recorder that has been silent for half a minute', () => {
    const silent = row({ lastHeartbeatAt: now - 31_000 });
    expect(decide([silent], [running])).toEqual([{ type: 'replace', id: 'r1', because: 'silent' }]);
  });

  it('gives recorders time to report after the app itself was away', () => {
    const silent = row({ lastHeartbeatAt: now - 3_600_000 });
    expect(decide([silent], [running], { hearingSince: now - 5000 })).toEqual([]);
  });

  it('asks for a stop and enforces it after 15 seconds', () => {
    expect(decide([row({ stopRequestedAt: now - 1000 })], [running])).toEqual([{ type: 'ask-to-stop', id: 'r1' }]);
    expect(decide([row({ stopRequestedAt: now - 16_000 })], [running])).toEqual([{ type: 'force-end', id: 'r1' }]);
  });

  it('finishes when the recorder died while stopping or finishing', () => {
    expect(decide([row({ stopRequestedAt: now })], [])).toEqual([{ type: 'finish', id: 'r1' }]);
    expect(decide([row({ status: 'finishing' })], [])).toEqual([{ type: 'finish', id: 'r1' }]);
  });

  it('ends a recording that runs far over its time', () => {
    expect(decide([row({ endAt: now - 10_000 })], [running])).toEqual([]);
    expect(decide([row({ endAt: now - 31_000 })], [running])).toEqual([{ type: 'end', id: 'r1' }]);
  });

  it('waits for a failed recorder to leave before it starts the next', () => {
    const failed = row({ status: 'starting', hasToken: false });
    expect(decide([failed], [running])).toEqual([]);
    expect(decide([failed], [])).toEqual([{ type: 'replace', id: 'r1', because: 'lost' }]);
    expect(decide([{ ...failed, updatedAt: now - 16_000 }], [running])).toHaveLength(1);
  });

  it('clears away what belongs to no recording, but lets a finished recorder leave by itself', () => {
    const unknown: Found = { recordingId: 'gone', handle: null, alive: true };
    expect(decide([], [unknown])).toEqual([{ type: 'clear-away', id: 'gone' }]);
    expect(decide([], [unknown], { endedAt: new Map([['gone', now - 4000]]) })).toEqual([]);
    expect(decide([], [{ ...unknown, alive: false }], { endedAt: new Map([['gone', now]]) })).toHaveLength(1);
  });
});
