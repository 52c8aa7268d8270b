import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureWish } from '@/shared/event';
import { feedFilter, newFeedInput } from '@/shared/feed';
import { skipOccurrence } from '../schedule/change-occurrence';
import { createFeed, deleteFeed, listFeeds, updateFeed } from '../subscriptions/calendars/feeds';
import { fetchCalendar } from '../subscriptions/calendars/fetch-calendar';
import { pollDelay } from '../subscriptions/calendars/next-poll';
import { pollFeed } from '../subscriptions/calendars/poll-feed';
import { listEvents } from '../subscriptions/events/event-views';
import { calendar, meeting, settings, setUpCalendars, startCalendarServer } from './calendar-test-kit';
import type { RecordingApp } from './recorder-test-kit';

const DAY = 24 * 60 * 60 * 1000;
const { deps, plan, titles, ...kit } = setUpCalendars();
let app: RecordingApp;
let server: Awaited<ReturnType<typeof startCalendarServer>>;
beforeEach(async () => {
  app = kit.app();
  server = await startCalendarServer();
});
afterEach(() => server.close());

const subscribe = () =>
  createFeed(deps(), app.user, newFeedInput.parse({ ...settings(), source: { kind: 'url', url: server.url } }));
const poll = (feedId: string) => pollFeed(deps(), { feedId });
const feed = async () => {
  const [only] = await listFeeds(app, app.user);
  if (!only) throw new Error('no feed');
  return only;
};
const occurrences = () => app.db.occurrence.findMany({ orderBy: { startAt: 'asc' }, include: { recording: true } });

describe('a calendar', () => {
  it('is read, and its meetings are planned; changes and cancellations follow', async () => {
    const { id } = await subscribe();
    expect(app.jobs.waiting).toContainEqual(expect.objectContaining({ name: 'poll-feed', at: app.clock.at }));
    server.answers({ body: calendar(meeting('a', '20260302T100000Z'), meeting('b', '20260302T120000Z')) });
    expect(await poll(id)).toBe('done');
    await plan();
    expect(await titles()).toEqual(['Meeting a', 'Meeting b']);
    expect((await occurrences()).map(({ recording }) => recording?.status)).toEqual(['scheduled', 'scheduled']);

    const moved = meeting('a', '20260302T140000Z', 'SEQUENCE:1');
    server.answers({ body: calendar(moved, meeting('b', '20260302T120000Z', 'STATUS:CANCELLED', 'SEQUENCE:1')) });
    await poll(id);
    await plan();
    const planned = (await occurrences()).filter(({ state }) => state === 'planned');
    expect(planned).toMatchObject([{ title: 'Meeting a', startAt: new Date('2026-03-02T14:00:00Z') }]);
    expect(await app.db.recording.count()).toBe(1);
    expect(await app.db.occurrence.findFirst({ where: { title: 'Meeting b' } })).toMatchObject({
      state: 'cancelled',
      reason: 'It was cancelled in the calendar.',
    });
  });

  it('that no longer has an event takes it off the plan, and brings it back', async () => {
    const { id } = await subscribe();
    const both = calendar(meeting('a', '20260302T100000Z'), meeting('b', '20260302T120000Z'));
    server.answers({ body: both });
    await poll(id);
    await plan();
    server.answers({ body: calendar(meeting('a', '20260302T100000Z')) });
    await poll(id);
    await plan();
    expect(await titles()).toEqual(['Meeting a']);
    expect(await app.db.recording.count()).toBe(1);
    server.answers({ body: both });
    await poll(id);
    await plan();
    expect(await app.db.recording.count()).toBe(2);
    expect(await app.db.occurrence.count()).toBe(2);
  });

  it('ignores an older version of an event', async () => {
    const { id } = await subscribe();
    server.answers({ body: calendar(meeting('a', '20260302T140000Z', 'SEQUENCE:5')) });
    await poll(id);
    server.answers({ body: calendar(meeting('a', '20260302T100000Z', 'SEQUENCE:4')) });
    await poll(id);
    expect(await app.db.event.findFirst()).toMatchObject({ startLocal: '2026-03-02T14:00:00', sequence: 5 });
  });

  it('takes a moved date of a series back, though that date alone had counted its versions on', async () => {
    const { id } = await subscribe();
    const series = (...lines: string[]) => meeting('a', '20260302T100000Z', 'RRULE:FREQ=DAILY;COUNT=3', ...lines);
    const moved = meeting('a', '20260303T150000Z', 'RECURRENCE-ID:20260303T100000Z', 'SEQUENCE:7');
    const planned = async () => {
      await poll(id);
      await plan();
      return (await occurrences())
        .filter(({ state }) => state === 'planned')
        .map(({ startAt }) => startAt.toISOString());
    };
    const [first, last] = ['2026-03-02T10:00:00.000Z', '2026-03-04T10:00:00.000Z'];
    server.answers({ body: calendar(series(), moved) });
    expect(await planned()).toEqual([first, '2026-03-03T15:00:00.000Z', last]);
    // The date is dropped: the series says so in a version of its own.
    server.answers({ body: calendar(series('SEQUENCE:1', 'EXDATE:20260303T100000Z')) });
    expect(await planned()).toEqual([first, last]);
    server.answers({ body: calendar(series('SEQUENCE:2')) });
    expect(await planned()).toEqual([first, '2026-03-03T10:00:00.000Z', last]);
  });

  it('does not undo a skip with an update', async () => {
    const { id } = await subscribe();
    server.answers({ body: calendar(meeting('a', '20260302T100000Z')) });
    await poll(id);
    await plan();
    await skipOccurrence(app, app.user, (await occurrences())[0]?.id ?? '');
    server.answers({ body: calendar(meeting('a', '20260302T100000Z', 'SEQUENCE:1', 'DESCRIPTION:new')) });
    await poll(id);
    await plan();
    expect(await occurrences()).toMatchObject([{ state: 'skipped', recording: null }]);
  });

  it('is asked only for news, and packed answers are unpacked', async () => {
    const { id } = await subscribe();
    const body = gzipSync(calendar(meeting('a', '20260302T100000Z')));
    const headers = { etag: '"v1"', 'last-modified': 'Sun, 01 Mar 2026 20:00:00 GMT', 'content-encoding': 'gzip' };
    server.answers({ body, headers });
    await poll(id);
    server.answers({ status: 304 });
    await poll(id);
    expect(server.asked[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Sun, 01 Mar 2026 20:00:00 GMT',
    });
    expect(await titles()).toEqual(['Meeting a']);
    expect((await feed()).problem).toBeNull();
  });

  it.each([
    ['a refusal', { status: 403 }, /refuses this address/],
    ['an address that is gone', { status: 404 }, /no calendar at this address/],
    ['an error', { status: 500 }, /error \(500\)/],
    ['a page of HTML', { body: '<!doctype html>' }, /not a calendar/],
    ['too much', { body: Buffer.alloc(11 * 1024 * 1024, 'x') }, /larger than 10 MB/],
    [
      'a bomb',
      { body: gzipSync(Buffer.alloc(200 * 1024 * 1024)), headers: { 'content-encoding': 'gzip' } },
      /larger than 10 MB/,
    ],
    ['a circle', { status: 302, headers: { location: '/private-5ecret/again' } }, /without end/],
  ])(
    'keeps what is planned when its server answers with %s, and says so without the address',
    async (_what, answer, said) => {
      const { id } = await subscribe();
      server.answers({ body: calendar(meeting('a', '20260302T100000Z')) });
      await poll(id);
      server.answers(answer);
      expect(await poll(id)).toMatchObject({ skipped: expect.any(String) });
      const after = await feed();
      expect(after.problem).toMatch(said);
      expect(after.failures).toBe(1);
      expect(await titles()).toEqual(['Meeting a']);
      expect(after.nextPollAt).toBe(app.clock.at + pollDelay({ failures: 1 }, 0.5));
    },
  );

  it('that comes back empty is believed the second time', async () => {
    const { id } = await subscribe();
    server.answers({ body: calendar(meeting('a', '20260302T100000Z')) });
    await poll(id);
    server.answers({ body: calendar() });
    await poll(id);
    expect(await titles()).toEqual(['Meeting a']);
    await poll(id);
    expect(await titles()).toEqual([]);
    expect((await feed()).problem).toBeNull();
  });

  it('never shows its address: not in views, not in what is stored of errors', async () => {
    const { id } = await subscribe();
    await server.close();
    await poll(id);
    const shown = JSON.stringify([
      await listFeeds(app, app.user),
      await listEvents(app, app.user, { from: 'calendars' }),
    ]);
    expect(shown).toContain('127.0.0.1 ….ics');
    expect(shown).not.toContain('5ecret');
    server = await startCalendarServer();
  });

  it('at a private address is refused when adding it, and when a public name leads there at last', async () => {
    const strict = { ...deps(), env: app.env };
    const add = (url: string) =>
      createFeed(strict, app.user, newFeedInput.parse({ ...settings(), source: { kind: 'url', url } }));
    await expect(add('https://192.168.1.1/c.ics')).rejects.toMatchObject({ code: 'bad_input' });
    await expect(add('http://calendar.example/c.ics')).rejects.toMatchObject({
      userMessage: expect.stringContaining('https://'),
    });
    await expect(add('file:///etc/passwd')).rejects.toMatchObject({ code: 'bad_input' });
    // The check sees a public address; at the moment of connecting the name leads to this machine.
    const { id } = await add('https://localhost/c.ics');
    await pollFeed({ ...strict, random: () => 0.5 }, { feedId: id });
    expect((await feed()).problem).toMatch(/private network/);
  });

  it('is chosen from anew when the filter changes, without asking its server', async () => {
    const { id } = await subscribe();
    server.answers({ body: calendar(meeting('a', '20260302T100000Z'), meeting('b', '20260302T120000Z')) });
    await poll(id);
    const questions = server.asked.length;
    const filter = feedFilter.parse({ titleHas: 'meeting b' });
    const wish = captureWish.parse({ quality: '480p30', paddingBeforeSec: 0 });
    await updateFeed(deps(), app.user, id, settings({ filter, wish }));
    await plan();
    expect(await titles()).toEqual(['Meeting b']);
    expect((await occurrences()).find(({ state }) => state === 'planned')?.recording).toMatchObject({
      quality: '480p30',
      startAt: new Date('2026-03-02T12:00:00Z'),
    });
    expect(server.asked).toHaveLength(questions);
  });

  it('is asked at its new address when it is given one; until that was read, what is planned stays', async () => {
    const { id } = await subscribe();
    server.answers({ status: 404 });
    await poll(id);
    expect((await feed()).problem).toMatch(/Get a new address/);
    const other = await startCalendarServer();
    other.answers({ body: calendar(meeting('a', '20260302T100000Z')) });
    await updateFeed(deps(), app.user, id, { ...settings(), url: other.url });
    expect(await feed()).toMatchObject({ problem: null, failures: 0 });
    await poll(id);
    expect(await titles()).toEqual(['Meeting a']);
    await expect(
      updateFeed({ ...deps(), env: app.env }, app.user, id, { ...settings(), url: 'https://10.0.0.1/c.ics' }),
    ).rejects.toMatchObject({ code: 'bad_input' });
    await other.close();
  });

  it('whose server hangs, in its head or in its body, is given up in time; other calendars are read meanwhile', async () => {
    const { id } = await subscribe();
    server.answers({ body: calendar(meeting('a', '20260302T100000Z')) });
    await poll(id);
    for (const stage of ['head', 'body'] as const) {
      const stuck = createServer((_request, response) => {
        if (stage === 'body') response.writeHead(200, { 'content-type': 'text/calendar' }).write('BEGIN:VCALENDAR');
      });
      await new Promise<void>((resolve) => stuck.listen(0, '127.0.0.1', resolve));
      const { port } = stuck.address() as AddressInfo;
      const hangs = fetchCalendar(
        { allowPrivate: true, lookup: async () => [{ address: '127.0.0.1' }], timeoutMs: 300 },
        `http://127.0.0.1:${port}/private-5ecret/x.ics`,
        { etag: null, lastModified: null },
      );
      const refused = expect(hangs).rejects.toMatchObject({
        userMessage: expect.stringMatching(/did not answer in time/),
      });
      expect(await poll(id)).toBe('done');
      await refused;
      stuck.closeAllConnections();
      stuck.close();
    }
    expect(await titles()).toEqual(['Meeting a']);
  });

  it.each(['ftp://calendar.example/c.ics', 'javascript:alert(1)', 'data:text/calendar,BEGIN', 'webcal:', 'no address'])(
    'at %s is refused with a sentence',
    async (url) => {
      const input = newFeedInput.parse({ ...settings(), source: { kind: 'url', url } });
      await expect(createFeed(deps(), app.user, input)).rejects.toMatchObject({ userMessage: expect.any(String) });
      expect(await listFeeds(app, app.user)).toEqual([]);
    },
  );

  it('with broken events beside good ones gives what is good, and counts the rest', async () => {
    const { id } = await subscribe();
    const broken = ['BEGIN:VEVENT', 'UID:x', 'DTSTART:99999999T999999Z', 'RRULE:FREQ=NEVER', 'END:VEVENT'].join('\r\n');
    const endless = meeting('endless', '20260302T150000Z', 'RRULE:FREQ=SECONDLY;INTERVAL=0');
    const cutOff = 'BEGIN:VEVENT\r\nUID:y\r\nDTSTART:2026';
    server.answers({ body: calendar(broken, endless, meeting('a', '20260302T100000Z'), cutOff) });
    expect(await poll(id)).toBe('done');
    expect(await titles()).toEqual(['Meeting a']);
    expect((await feed()).found).toMatchObject({ kept: 1 });
    expect((await feed()).found?.broken).toBeGreaterThan(0);
  });

  it('takes its plans with it when it is removed, and its address is forgotten', async () => {
    const { id } = await subscribe();
    server.answers({ body: calendar(meeting('a', '20260302T100000Z')) });
    await poll(id);
    await plan();
    await deleteFeed(deps(), app.user, id);
    await plan();
    expect(await listFeeds(app, app.user)).toEqual([]);
    expect(await app.db.recording.count()).toBe(0);
    expect(await app.db.calendarFeed.findFirst({ where: { id } })).toMatchObject({ url: null });
    expect(await poll(id)).toMatchObject({ skipped: expect.any(String) });
    // Two months later nothing is left of it.
    app.clock.at += 70 * DAY;
    await plan();
    await plan();
    expect(await app.db.event.count()).toBe(0);
    expect(await app.db.calendarFeed.count()).toBe(0);
  });
});
