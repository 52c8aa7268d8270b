import { expect, it } from 'vitest';
import { decidePurge } from './decide-purge';

const DAY = 24 * 3600 * 1000;
const now = 100 * DAY;
const trash = [
  { id: 'new', trashedAt: now - DAY, bytes: 10 },
  { id: 'week', trashedAt: now - 7 * DAY, bytes: 10 },
  { id: 'older', trashedAt: now - 3 * DAY, bytes: 10 },
];

it('removes what has been in the trash for a week', () => {
  expect(decidePurge(trash, { now, missingBytes: 0 })).toEqual(['week']);
});

it('removes more when the disk is short, the longest there first, and no more than is needed', () => {
  expect(decidePurge(trash, { now, missingBytes: 11 })).toEqual(['week', 'older']);
  expect(decidePurge(trash, { now, missingBytes: 1000 })).toEqual(['week', 'older', 'new']);
});
