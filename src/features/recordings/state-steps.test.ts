import { describe, expect, it } from 'vitest';
import { stateSteps } from './state-steps';

const base = { createdAt: 1, startedAt: null, finishedAt: null, failure: null, reachedAt: {} };
const reachedAt = { starting: 2, opening: 3, waiting: 4, recording: 5 };
const brief = (steps: ReturnType<typeof stateSteps>) => steps.map((step) => `${step.label}:${step.state}`);

describe('stateSteps', () => {
  it('marks what is done, what happens and what is to come', () => {
    expect(brief(stateSteps({ ...base, status: 'waiting' }))).toEqual([
      'Scheduled:done',
      'Starting:done',
      'Opening:done',
      'Waiting:current',
      'Recording:todo',
      'Finished:todo',
    ]);
  });

  it('counts a queued recording as scheduled, and finishing as recording', () => {
    expect(brief(stateSteps({ ...base, status: 'queued' }))[0]).toBe('Scheduled:current');
    expect(brief(stateSteps({ ...base, status: 'finishing', startedAt: 5 }))[4]).toBe('Recording:current');
  });

  it('shows everything done at the end, with the times', () => {
    const steps = stateSteps({ ...base, status: 'finished', startedAt: 5, finishedAt: 9, reachedAt });
    expect(steps.every((step) => step.state === 'done')).toBe(true);
    expect(steps.map((step) => step.at)).toEqual([1, 2, 3, 4, 5, 9]);
  });

  it('tells that nothing was waited for when the broadcast was live at once', () => {
    const { waiting: _, ...live } = reachedAt;
    const steps = stateSteps({ ...base, status: 'recording', startedAt: 5, reachedAt: live });
    expect(brief(steps).slice(2, 5)).toEqual(['Opening:done', 'Waiting:skipped', 'Recording:current']);
  });

  it('shows a recording that waits for its broadcast to come back as paused', () => {
    const steps = stateSteps({ ...base, status: 'waiting', startedAt: 5, reachedAt });
    expect(brief(steps).slice(3)).toEqual(['Waiting:done', 'Paused:current', 'Finished:todo']);
  });

  it('ends where it failed', () => {
    const failure = { code: 'no_media', stage: 'opening', fault: 'user', retryable: false, message: 'x' } as const;
    expect(brief(stateSteps({ ...base, status: 'failed', finishedAt: 9, failure }))).toEqual([
      'Scheduled:done',
      'Starting:done',
      'Opening:done',
      'Failed:failed',
    ]);
  });

  it('ends where it was cancelled', () => {
    expect(brief(stateSteps({ ...base, status: 'cancelled' }))).toEqual(['Scheduled:done', 'Cancelled:failed']);
    const opened = { ...base, status: 'cancelled', reachedAt: { starting: 2, opening: 3 } } as const;
    expect(brief(stateSteps(opened)).slice(-2)).toEqual(['Opening:done', 'Cancelled:failed']);
  });
});
