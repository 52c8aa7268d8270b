import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { feedSettings } from '@/shared/feed';
import { planSchedule } from '../recordings/plan-schedule';
import { createCalendarReader } from '../subscriptions/calendars/run-calendar-thread';
import { listEvents } from '../subscriptions/events/event-views';
import { openRecordingApp, type RecordingApp } from './recorder-test-kit';

type Answer = { status?: number; body?: string | Buffer; headers?: Record<string, string> };

/** A calendar's server whose answers the test sets; it counts and keeps the questions. */
export async function startCalendarServer() {
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

export const ZOOM = 'https://zoom.us/j/81234567890';
/** A calendar of these events, as iCalendar text. */
export const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
/** An hour with a Zoom link; `start` as iCalendar writes it. */
export const meeting = (uid: string, start: string, ...more: string[]) =>
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

export const settings = (more: object = {}) =>
  feedSettings.parse({ name: 'Work', timeZone: 'UTC', filter: {}, wish: {}, ...more });

/** For every test of a file: the recording stages, with calendars before them that are read in a real thread. */
export function setUpCalendars() {
  let dir: string;
  let threadFile: string;
  let app: RecordingApp;
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
  beforeEach(async () => {
    app = await openRecordingApp();
  });
  afterEach(() => app.close());
  return {
    app: () => app,
    deps: (more: { timeoutMs?: number } = {}) => ({
      ...app,
      env: { ...app.env, JOMO_ALLOW_PRIVATE_URLS: true },
      readCalendar: createCalendarReader({ file: threadFile, ...more }),
      random: () => 0.5,
    }),
    plan: () => planSchedule(app),
    titles: async () => (await listEvents(app, app.user, { from: 'calendars' })).map(({ title }) => title),
  };
}
