import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { eventAnswer, eventBatch, recorderJob, recorderResult, segmentAnswer, segmentHeaders } from './index';

const dir = path.join(import.meta.dirname, 'golden');
const schemas: Record<string, z.ZodType> = {
  job: recorderJob,
  'job-with-options': recorderJob,
  'result-probe': recorderResult,
  'result-steps': recorderResult,
  'answer-events': eventAnswer,
  'answer-segment': segmentAnswer,
  'segment-headers': segmentHeaders,
};
const names = readdirSync(dir).map((file) => path.basename(file, '.json'));

test.each(names)('the golden sample %s is understood completely', (name) => {
  const sample: unknown = JSON.parse(readFileSync(path.join(dir, `${name}.json`), 'utf8'));
  const schema = name.startsWith('event-') ? eventBatch : schemas[name];
  expect(schema, `a schema for ${name}`).toBeDefined();
  const parsed: unknown = schema?.parse(sample);
  // Nothing is dropped on the way: a renamed field would vanish here.
  if (name !== 'segment-headers') expect(parsed).toEqual(sample);
});

test('there is a golden sample of every event type', () => {
  const types = names
    .filter((name) => name.startsWith('event-'))
    .flatMap((name) => eventBatch.parse(JSON.parse(readFileSync(path.join(dir, `${name}.json`), 'utf8'))).events)
    .map((event) => event.type);
  expect([...new Set(types)].sort()).toEqual(['chat', 'health', 'heartbeat', 'log', 'state']);
});
