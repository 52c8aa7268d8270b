import { MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { describeAway, isAway, MongoAwayError } from './describe-away';

describe('an error of MongoDB', () => {
  it.each([
    ['connection refused', new MongoNetworkError('connect ECONNREFUSED 10.0.0.7:27017')],
    ['its name cannot be resolved', new MongoNetworkError('getaddrinfo ENOTFOUND mongo')],
    ['it refuses the user of MONGODB_URI', new MongoServerError({ message: 'Authentication failed.', code: 18 })],
    ['no answer in time', new MongoAwayError('late')],
    ['no answer in time', Object.assign(new Error('write EPIPE'), { syscall: 'write' })],
  ])('tells that it is away: %s', (because, error) => {
    expect(isAway(error)).toBe(true);
    expect(describeAway(error)).toBe(because);
  });

  it.each([
    ['a duplicate', new MongoServerError({ message: 'E11000 duplicate key', code: 11000 })],
    ['a bug of ours', new TypeError('x is not a function')],
  ])('tells that it is there when it answers with %s', (_what, error) => {
    expect(isAway(error)).toBe(false);
  });
});
