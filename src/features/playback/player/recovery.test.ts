import { describe, expect, it } from 'vitest';
import { decideRecovery } from './recovery';

const network = (status: number | null) => ({ type: 'networkError', details: 'fragLoadError', status });
const media = { type: 'mediaError', details: 'bufferAppendError', status: null };

describe('decideRecovery', () => {
  it('loads again after a network error, each time after a longer pause', () => {
    expect(decideRecovery(network(null), [], 1000)).toEqual({ action: 'reload', waitMs: 500 });
    expect(decideRecovery(network(502), [900, 950], 1000)).toEqual({ action: 'reload', waitMs: 2000 });
  });

  it('gives up after five in a minute, and says so', () => {
    const verdict = decideRecovery(network(null), [1, 2, 3, 4, 5], 1000);
    expect(verdict).toMatchObject({ action: 'give-up', trouble: { reason: 'network' } });
  });

  it('forgets errors of more than a minute ago', () => {
    expect(decideRecovery(network(null), [1, 2, 3, 4, 5], 100_000).action).toBe('reload');
  });

  it('does not try again what the server refuses', () => {
    expect(decideRecovery(network(404), [], 1000)).toMatchObject({ action: 'give-up', trouble: { reason: 'gone' } });
    expect(decideRecovery(network(401), [], 1000)).toMatchObject({
      action: 'give-up',
      trouble: { reason: 'signed-out' },
    });
  });

  it('recovers from a media error twice', () => {
    expect(decideRecovery(media, [990], 1000)).toEqual({ action: 'recover-media', waitMs: 0 });
    expect(decideRecovery(media, [980, 990], 1000).action).toBe('give-up');
  });
});
