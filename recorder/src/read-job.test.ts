import { expect, test } from 'vitest';
import golden from '../protocol/golden/job.json';
import { createHider, createLog } from './log';
import { BadJob, readJob } from './read-job';

test('a job is read from the environment', () => {
  expect(readJob({ JOMO_JOB: JSON.stringify(golden) }).recordingId).toBe('rec_01');
});

test('a wrong job is refused with the name of the field, never with its token', () => {
  const wrong = { ...golden, report: { ...golden.report, token: 'secret-but-short' }, part: 0 };
  const read = () => readJob({ JOMO_JOB: JSON.stringify(wrong) });
  expect(read).toThrow(BadJob);
  expect(read).toThrow(/part/);
  expect(read).not.toThrow(/secret-but-short/);
});

test.each([{}, { JOMO_JOB: '{' }, { JOMO_JOB_FILE: '/nonexistent' }])('no usable job: %j', (env) => {
  expect(() => readJob(env)).toThrow(BadJob);
});

test('the token never reaches a log line or the app', () => {
  const lines: string[] = [];
  const told: string[] = [];
  const log = createLog({
    write: (line) => void lines.push(line),
    now: () => 0,
    hide: createHider(['tok3n']),
    base: {},
    tell: (_level, message) => void told.push(message),
  });
  log('warn', 'failed with tok3n', { header: 'Bearer tok3n' });
  expect(lines.join('') + told.join('')).not.toContain('tok3n');
  expect(told).toEqual(['failed with [hidden]']);
});
