import { expect, it } from 'vitest';
import { describeCount } from './feed-text';
import { checkFeed, newFeedValues } from './feed-values';

const none = { events: 0, kept: 0, past: 0, noLink: 0, filtered: 0, cancelled: 0, allDay: 0, broken: 0, beyond: 0 };

it('says how much of a calendar is recorded and why the rest is not', () => {
  expect(describeCount({ ...none, events: 1, kept: 1 })).toBe('1 of 1 event will be recorded.');
  expect(describeCount({ ...none, events: 80, kept: 12, noLink: 60, past: 8 })).toBe(
    '12 of 80 events will be recorded. Left out: 60 without such a link, 8 past.',
  );
});

it('names the field of the form that is wrong', () => {
  const values = newFeedValues('Europe/Amsterdam', 'me@example.com');
  expect(checkFeed({ ...values, name: 'Work' })).toMatchObject({
    ok: true,
    settings: { filter: { email: 'me@example.com' } },
  });
  const wrong = checkFeed({ ...values, linkKinds: [], afterMin: 'x' });
  expect(!wrong.ok && wrong.errors).toMatchObject({
    name: 'Give the calendar a name.',
    linkKinds: 'Choose at least one kind of link.',
    paddingAfterSec: 'Give a number.',
  });
});
