import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { captureWish } from '@/shared/event';
import { feedFilter, feedSettings, newFeedInput } from '@/shared/feed';
import { planSchedule } from '../recordings/plan-schedule';
import { skipOccurrence } from '../schedule/change-occurrence';
import { createFeed, deleteFeed, listFeeds, updateFeed, uploadCalendar } from '../subscriptions/calendars/feeds';
import { fetchCalendar } from '../subscriptions/calendars/fetch-calendar';
import { pollDelay } from '../subscriptions/calendars/next-poll';
import { pollFeed } from '../subscriptions/calendars/poll-feed';
import { createCalendarReader } from '../subscriptions/calendars/run-calendar-thread';
import { listEvents } from '../subscriptions/events/event-views';
import { openRecordingApp, type RecordingApp } from './recorder-test-kit';

let dir: string;
let threadFile: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'jomo-thread-'));
  threadFile = path.join(dir, 'calendar.mjs');
  await build({
    entryPoints: ['src/server/subscriptions/calendars/calendar-thread.ts'],
    outfile: threadFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    tsconfig: 'tsconfig.json',
    alias: { '@jomo/recorder/protocol': './recorder/protocol/index.ts' },
  });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

type Answer = { status?: number; body?: string | Buffer; headers?: Record<string, string> };

/** A calendar's server whose answers the test sets; it counts and keeps the questions. */
async function startCalendarServer() {
  const asked: IncomingMessage[] = [];
  let answer: Answer = { body: '' };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request);
    response.writeHead(answer.status ?? 200, { 'content-type': 'text/calendar', ...answer.headers });
    response.end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/private-5ecret/basic.ics`,
    asked,
    answers(next: Answer) {
      answer = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const DAY = 24 * 60 * 60 * 1000;
const ZOOM = 'https://zoom.us/j/81234567890';
const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
const meeting = (uid: string, start: string, ...more: string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:Meeting ${uid}`,
    `DTSTART:${start}`,
    'DURATION:PT1H',
    `LOCATION:${ZOOM}`,
    ...more,
    'END:VEVENT',
  ].join('\r\n');

let app: RecordingApp;
let server: Awaited<ReturnType<typeof startCalendarServer>>;
beforeEach(async () => {
  app = await openRecordingApp();
  server = await startCalendarServer();
});
afterEach(async () => {
  await server.close();
  await app.close();
});

const deps = (more: { timeoutMs?: number } = {}) => ({
  ...app,
  env: { ...app.env, JOMO_ALLOW_PRIVATE_URLS: true },
  readCalendar: createCalendarReader({ file: threadFile, ...more }),
  random: () => 0.5,
});
const settings = (more: object = {}) =>
  feedSettings.parse({ name: 'Work', timeZone: 'UTC', filter: {}, wish: {}, ...more });
const subscribe = () =>
  createFeed(deps(), app.user, newFeedInput.parse({ ...settings(), source: { kind: 'url', url: server.url } }));
const poll = (feedId: string) => pollFeed(deps(), { feedId });
const feed = async () => {
  const [only] = await listFeeds(app, app.user);
  if (!only) throw new Error('no feed');
  return only;
};
const plan = () => planSchedule(app);
const titles = async () => (await listEvents(app, app.user, { from: 'calendars' })).map(({ title }) => title);
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

describe('an uploaded calendar', () => {
  const addFile = async () => {
    const input = newFeedInput.parse({ ...settings(), source: { kind: 'file', fileName: 'work.ics' } });
    return createFeed(deps(), app.user, input);
  };

  it('is taken over like one with an address', async () => {
    const { id } = await addFile();
    const view = await uploadCalendar(deps(), app.user, id, calendar(meeting('a', '20260302T100000Z')));
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
    const { found } = await uploadCalendar(deps(), app.user, id, text);
    clearInterval(timer);
    const tookMs = performance.now() - begun;
    expect(found).toMatchObject({ events: 100_000, noLink: 99_000, kept: 1000 });
    await plan();
    expect(await app.db.event.count({ where: { problem: { not: null } } })).toBe(200);
    // Copying the text to the thread is the longest step; read by the server itself it would be all of it.
    expect(longest).toBeLessThan(tookMs / 4);
  }, 120_000);

  it('that takes too long is given up with a sentence, and nothing changes', async () => {
    const { id } = await addFile();
    await expect(
      uploadCalendar(deps({ timeoutMs: 1 }), app.user, id, calendar(meeting('a', '20260302T100000Z'))),
    ).rejects.toMatchObject({ userMessage: expect.stringContaining('too long') });
    expect(await titles()).toEqual([]);
  });
});

it('the delay between polls doubles with failures up to six hours, with a tenth of chance', () => {
  const minutes = (failures: number, random = 0.5) => pollDelay({ failures }, random) / 60_000;
  expect([0, 1, 2, 3].map((failures) => minutes(failures))).toEqual([15, 30, 60, 120]);
  expect(minutes(50)).toBe(360);
  expect([minutes(0, 0), minutes(0, 0.999)].map(Math.round)).toEqual([14, 16]);
});
