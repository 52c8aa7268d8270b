import { describe, expect, it } from 'vitest';
import { stateSteps } from './state-steps';

const base = { createdAt: 1, startAt: 2, startedAt: null, finishedAt: null, failure: null };
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
    const steps = stateSteps({ ...base, status: 'finished', startedAt: 5, finishedAt: 9 });
    expect(steps.every((step) => step.state === 'done')).toBe(true);
    expect(steps.map((step) => step.at)).toEqual([1, 2, null, null, 5, 9]);
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
  });
});
