import { describeFailure, type RecorderEvent, type RecorderState } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { foldEvents } from './fold-events';

const at = 1_800_000_000_000;
const move = (seq: number, state: RecorderState, more: object = {}): RecorderEvent => ({
  type: 'state',
  seq,
  at,
  state,
  ...more,
});
const beat = (seq: number, state: RecorderState): RecorderEvent => ({
  type: 'heartbeat',
  seq,
  at,
  state,
  part: 1,
  uploadedSegments: 0,
  pendingSegments: 0,
  mediaSec: 0,
  bytes: 0,
  fps: 30,
  speed: 1,
  droppedFrames: 0,
  duplicatedFrames: 0,
  cpuCores: 0.7,
  memoryMb: 300,
  audioDb: null,
  diskFreeMb: 1000,
});
const known = { state: 'starting' as const, lastEventSeq: -1 };

describe('events of a recorder', () => {
  it('move the state along the table and tell what the page shows', () => {
    const folded = foldEvents(known, [
      move(0, 'opening', { pageTitle: 'A live show' }),
      move(1, 'waiting', { detail: 'The host has not started yet.' }),
    ]);
    expect(folded).toMatchObject({
      state: 'waiting',
      detail: 'The host has not started yet.',
      pageTitle: 'A live show',
      lastEventSeq: 1,
    });
  });

  it("are told in the log in sentences, the page's own where it has one", () => {
    const { log } = foldEvents(known, [
      move(0, 'starting'),
      move(1, 'opening'),
      move(2, 'waiting', { detail: 'The host has not started yet.' }),
      move(3, 'recording'),
    ]);
    expect(log.map(({ message }) => message)).toEqual([
      'Opening the page.',
      'The host has not started yet.',
      'Recording: bytes arrive.',
    ]);
  });

  it('tell when each state was reached for the first time, also by a heartbeat alone', () => {
    const later = (event: RecorderEvent, ms: number): RecorderEvent => ({ ...event, at: at + ms });
    const { reached } = foldEvents(known, [
      move(0, 'starting'),
      later(move(1, 'opening'), 1),
      later(move(2, 'waiting'), 2),
      later(move(3, 'opening'), 3),
      later(beat(4, 'recording'), 4),
    ]);
    expect(reached).toEqual({ starting: at, opening: at + 1, waiting: at + 2, recording: at + 4 });
  });

  it('count once when they are sent twice', () => {
    const chat: RecorderEvent = { type: 'chat', seq: 3, at, messages: [] };
    const folded = foldEvents({ state: 'recording', lastEventSeq: 3 }, [move(2, 'failed'), chat, move(4, 'finishing')]);
    expect(folded).toMatchObject({ state: 'finishing', lastEventSeq: 4, outcome: null });
  });

  it('are noted and ignored when the move is illegal', () => {
    const folded = foldEvents({ state: 'finishing', lastEventSeq: 0 }, [move(1, 'recording')]);
    expect(folded.state).toBe('finishing');
    expect(folded.lastEventSeq).toBe(1);
    expect(folded.log).toEqual([
      { at, level: 'warn', message: 'Ignored a report of "recording", which cannot follow "finishing".' },
    ]);
  });

  it('end a recording with the reason or the failure they carry', () => {
    const failure = describeFailure('no_media', 'opening');
    const finished = foldEvents({ state: 'finishing', lastEventSeq: 5 }, [move(6, 'finished', { finish: 'duration' })]);
    expect(finished.outcome).toEqual({ kind: 'finished', reason: 'duration' });
    expect(foldEvents(known, [move(0, 'failed', { failure })]).outcome).toEqual({ kind: 'failed', failure });
  });

  it('go back to waiting when the broadcast has ended, and on from there', () => {
    const detail = 'The broadcast has ended.';
    const paused = foldEvents({ state: 'recording', lastEventSeq: 5 }, [
      move(6, 'waiting', { detail }),
      beat(7, 'waiting'),
    ]);
    expect(paused).toMatchObject({ state: 'waiting', detail });
    expect(paused.log.map(({ message }) => message)).toEqual([detail]);
    expect(foldEvents(paused, [move(8, 'recording')]).state).toBe('recording');
    expect(foldEvents(paused, [move(8, 'finishing')]).state).toBe('finishing');
  });

  it('let a heartbeat make up for a lost report, but never end anything', () => {
    expect(foldEvents(known, [beat(4, 'recording')]).state).toBe('recording');
    expect(foldEvents({ ...known, state: 'waiting' }, [beat(4, 'recording')]).state).toBe('recording');
    expect(foldEvents({ ...known, state: 'finishing' }, [beat(4, 'recording')]).state).toBe('finishing');
    const ended = foldEvents({ ...known, state: 'recording' }, [beat(4, 'finished')]);
    expect(ended).toMatchObject({ state: 'recording', outcome: null });
  });
});
