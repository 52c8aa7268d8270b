import { describe, expect, it } from 'vitest';
import { isRefusal, readError } from './read-error';

function serverError(message: string, data: Record<string, unknown>): Error {
  return Object.assign(new Error(message), { data });
}

describe('readError', () => {
  it('passes the sentence and the field errors of the server on', () => {
    const error = serverError('Give the address of the page.', {
      code: 'BAD_REQUEST',
      fieldErrors: { url: ['Give the address of the page.'], broken: 'not a list' },
    });
    expect(readError(error)).toEqual({
      message: 'Give the address of the page.',
      code: 'BAD_REQUEST',
      fieldErrors: { url: ['Give the address of the page.'] },
    });
  });

  it('says that the server does not answer instead of showing a technical message', () => {
    expect(readError(new TypeError('Failed to fetch')).message).toMatch(/server does not answer/);
    expect(readError('nonsense').message).toMatch(/server does not answer/);
  });
});

describe('isRefusal', () => {
  it('is true for answers that a repeat cannot change', () => {
    expect(isRefusal(serverError('No such video.', { code: 'NOT_FOUND' }))).toBe(true);
  });

  it('is false for a server in trouble and for no answer at all', () => {
    expect(isRefusal(serverError('Oops.', { code: 'INTERNAL_SERVER_ERROR' }))).toBe(false);
    expect(isRefusal(new TypeError('Failed to fetch'))).toBe(false);
  });
});
