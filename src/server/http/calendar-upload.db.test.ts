import { describe, expect, it } from 'vitest';
import { newFeedInput } from '@/shared/feed';
import { createFeed, uploadCalendar } from '../subscriptions/calendars/feeds';
import { calendar, meeting, settings, setUpCalendars, ZOOM } from './calendar-test-kit';

const { app, deps, plan, titles } = setUpCalendars();

describe('an uploaded calendar', () => {
  const addFile = async () => {
    const input = newFeedInput.parse({ ...settings(), source: { kind: 'file', fileName: 'work.ics' } });
    return createFeed(deps(), app().user, input);
  };

  it('is taken over like one with an address', async () => {
    const { id } = await addFile();
    const view = await uploadCalendar(deps(), app().user, id, calendar(meeting('a', '20260302T100000Z')));
    expect(view).toMatchObject({ found: { kept: 1 }, source: { kind: 'file', fileName: 'work.ics' } });
    expect(await titles()).toEqual(['Meeting a']);
  });

  it('of 10 MB and 100,000 events is read without holding up the server', async () => {
    const { id } = await addFile();
    const events = Array.from({ length: 100_000 }, (_, n) =>
      [
        'BEGIN:VEVENT',
        `UID:${n}`,
        'DTSTART:20260302T100000Z',
        n % 100 === 0 ? `URL:${ZOOM}` : 'SUMMARY:Nothing',
        n % 500 === 0 ? 'RRULE:FREQ=SECONDLY' : 'CLASS:PUBLIC',
        'END:VEVENT',
      ].join('\r\n'),
    );
    const text = calendar(...events);
    expect(text.length).toBeGreaterThan(8_000_000);
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    const begun = last;
    const { found } = await uploadCalendar(deps(), app().user, id, text);
    clearInterval(timer);
    const tookMs = performance.now() - begun;
    expect(found).toMatchObject({ events: 100_000, noLink: 99_000, kept: 1000 });
    await plan();
    expect(await app().db.event.count({ where: { problem: { not: null } } })).toBe(200);
    // Copying the text to the thread is the longest step; read by the server itself it would be all of it.
    expect(longest).toBeLessThan(tookMs / 4);
  }, 120_000);

  it('that takes too long is given up with a sentence, and nothing changes', async () => {
    const { id } = await addFile();
    await expect(
      uploadCalendar(deps({ timeoutMs: 1 }), app().user, id, calendar(meeting('a', '20260302T100000Z'))),
    ).rejects.toMatchObject({ userMessage: expect.stringContaining('too long') });
    expect(await titles()).toEqual([]);
  });
});
