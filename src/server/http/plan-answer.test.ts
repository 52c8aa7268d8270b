import { describe, expect, it } from 'vitest';
import { planAnswer } from './plan-answer';

const changedMs = Date.parse('2026-11-22T10:00:00.750Z');
const content = { bytes: 1000, changedMs };
const date = 'Sun, 22 Nov 2026 10:00:00 GMT';
const before = 'Sun, 22 Nov 2026 09:59:59 GMT';
const etag = `"${(Math.floor(changedMs / 1000)).toString(16)}-3e8"`;

const bytesOf = (headers: Record<string, string>) => {
  const plan = planAnswer(headers, content);
  return 'start' in plan ? [plan.status, plan.start, plan.length] : [plan.status];
};

describe('ranges', () => {
  it.each([
    ['bytes=0-99', [206, 0, 100]],
    ['bytes=900-', [206, 900, 100]],
    ['bytes=900-5000', [206, 900, 100]],
    ['bytes=-100', [206, 900, 100]],
    ['bytes=-5000', [206, 0, 1000]],
    ['bytes=999-999', [206, 999, 1]],
    ['bytes=1000-', [416]],
    ['bytes=-0', [416]],
    ['bytes=5-4', [200, 0, 1000]],
    ['bytes=0-1,5-6', [200, 0, 1000]],
    ['bytes=a-b', [200, 0, 1000]],
    ['bytes=-', [200, 0, 1000]],
    ['lines=0-1', [200, 0, 1000]],
  ])('%s', (range, expected) => {
    expect(bytesOf({ range })).toEqual(expected);
  });

  it('say where the bytes are and how many there are', () => {
    const { headers } = planAnswer({ range: 'bytes=10-19' }, content);
    expect(headers).toEqual({
      etag,
      'last-modified': date,
      'accept-ranges': 'bytes',
      'content-length': '10',
      'content-range': 'bytes 10-19/1000',
    });
    expect(planAnswer({ range: 'bytes=1000-' }, content).headers).toEqual({ 'content-range': 'bytes */1000' });
  });

  it('are answered only while the file is the one the client began with', () => {
    const range = 'bytes=0-9';
    expect(bytesOf({ range, 'if-range': etag })).toEqual([206, 0, 10]);
    expect(bytesOf({ range, 'if-range': date })).toEqual([206, 0, 10]);
    for (const stale of [`W/${etag}`, '"other"', before, 'nonsense']) {
      expect([stale, bytesOf({ range, 'if-range': stale })]).toEqual([stale, [200, 0, 1000]]);
    }
  });
});

describe('conditions', () => {
  it.each([
    ['if-none-match', etag, 304],
    ['if-none-match', `"x", W/${etag}`, 304],
    ['if-none-match', '*', 304],
    ['if-none-match', '"x"', 200],
    ['if-modified-since', date, 304],
    ['if-modified-since', before, 200],
    ['if-modified-since', 'nonsense', 200],
    ['if-match', etag, 200],
    ['if-match', '*', 200],
    ['if-match', `W/${etag}`, 412],
    ['if-match', '"x"', 412],
    ['if-unmodified-since', date, 200],
    ['if-unmodified-since', before, 412],
    ['if-unmodified-since', 'nonsense', 200],
  ])('%s: %s -> %d', (name, value, status) => {
    expect(planAnswer({ [name]: value }, content).status).toBe(status);
  });

  it('by tag outweigh those by date', () => {
    expect(planAnswer({ 'if-none-match': '"x"', 'if-modified-since': date }, content).status).toBe(200);
    expect(planAnswer({ 'if-match': etag, 'if-unmodified-since': before }, content).status).toBe(200);
  });
});
