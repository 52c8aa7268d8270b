import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventBatch } from '@jomo/recorder/protocol';
import { expect, test } from 'vitest';
import { comesBackUntil } from './comes-back';
import { foldEvents } from './fold-events';

// The recorder's samples of what it sends; its own tests parse the same files.
const dir = path.resolve(import.meta.dirname, '../../../recorder/protocol/golden');
const read = (name: string) => eventBatch.parse(JSON.parse(readFileSync(path.join(dir, name), 'utf8'))).events;
const samples = readdirSync(dir).filter((name) => name.startsWith('event-'));

test.each(samples)('the app takes all of the golden sample %s', (name) => {
  const events = read(name);
  const folded = foldEvents({ state: 'recording', lastEventSeq: -1 }, events);
  expect(folded.lastEventSeq).toBe(events.at(-1)?.seq);
});

test('a pause is understood: from its first sign until the broadcast is back', () => {
  const events = read('event-pause.json');
  const { state, marks, log } = foldEvents({ state: 'recording', lastEventSeq: -1 }, events);
  expect(state).toBe('recording');
  expect(log.map(({ level }) => level)).toEqual(['info', 'info']);
  expect(comesBackUntil(marks.slice(0, 1), 300)).toBe((marks[0]?.at ?? 0) + 300_000);
  expect(comesBackUntil(marks, 300)).toBeNull();
});
