import { calendarOf, type Meeting, startCalendarServer } from './fixtures/calendar-server';
import { withDatabase } from './fixtures/database';
import { signIn } from './fixtures/pages';
import { test as base, expect, owner } from './fixtures/test';

const DAY_MS = 24 * 60 * 60 * 1000;
const tomorrow = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS + 10 * 60 * 60 * 1000;
const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  uid: 'weekly',
  title: 'Team weekly',
  startAt: tomorrow,
  link: 'https://us02web.zoom.us/j/81234567890?pwd=AbC',
  ...more,
});

const test = base.extend<{ server: Awaited<ReturnType<typeof startCalendarServer>> }>({
  server: async ({ browserName: _ }, use) => {
    const server = await startCalendarServer(calendarOf(meeting()));
    await use(server);
    await server.close();
  },
});
test.use({ timezoneId: 'UTC' });

test('a calendar’s Zoom meetings are planned; a change there is a change here, and so is a cancellation', async ({
  app,
  api,
  page,
  server,
}) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/schedule/calendars`);
  await page.getByRole('button', { name: 'Add a calendar' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Work');
  await page.getByLabel('Secret address').fill(server.url);
  await page.getByRole('button', { name: 'Add calendar' }).click();
  const feed = page.getByRole('article', { name: 'Work' });
  await expect(feed.getByText('1 of 1 event will be recorded.')).toBeVisible();
  await expect(page.getByText(/^Work · Zoom · Once · next tomorrow 10:00$/)).toBeVisible();
  expect(await page.content()).not.toContain('5ecret');
  const block = page.getByRole('button', { name: /^Team weekly,/ });
  const onBoard = async (name: RegExp) => {
    await page.goto(`${app.url}/schedule`);
    await expect(block).toHaveCount(1);
    await expect(block).toHaveAccessibleName(name);
  };
  await onBoard(/^Team weekly, 09:59 to 11:05$/);

  const again = async () => {
    await page.goto(`${app.url}/schedule/calendars`);
    await feed.getByRole('button', { name: 'Ask now' }).click();
    await expect(page.getByText('Asking the calendar now.')).toBeVisible();
  };
  await test.step('moved', async () => {
    server.answers(calendarOf(meeting({ startAt: tomorrow + 4 * 3_600_000, more: ['SEQUENCE:1'] })));
    await again();
    await expect(page.getByText(/next tomorrow 14:00$/)).toBeVisible();
    await onBoard(/^Team weekly, 13:59 to 15:05$/);
  });
  await test.step('cancelled', async () => {
    server.answers(calendarOf(meeting({ more: ['SEQUENCE:2', 'STATUS:CANCELLED'] })));
    await again();
    await expect(feed.getByText(/1 cancelled/)).toBeVisible();
    await onBoard(/Cancelled$/);
    expect((await api.recordings.list.query({ scope: 'active' })).items).toEqual([]);
  });
  expect(app.log.join()).not.toContain('5ecret');
});

test('a meeting of a calendar is recorded again with its passcode, which no page is ever given', async ({
  app,
  api,
  page,
  server,
}) => {
  const link = 'http://127.0.0.1:9/j/81234567890?pwd=hidden-7731';
  const soon = meeting({ link, startAt: Date.now() + 600_000, more: ['DESCRIPTION:Passcode: hush-4821'] });
  server.answers(calendarOf(soon));
  const settings = { name: 'Work', timeZone: 'UTC', filter: {}, wish: {} };
  await api.feeds.create.mutate({ ...settings, source: { kind: 'url', url: server.url } });
  const upcoming = async () => (await api.recordings.list.query({ scope: 'active' })).items;
  await expect.poll(async () => (await upcoming()).length).toBe(1);
  const [planned] = await upcoming();
  if (!planned) throw new Error('nothing is planned');
  await api.recordings.stop.mutate({ id: planned.id });

  const answers: string[] = [];
  await signIn(page, app.url, owner);
  page.on('response', async (response) => answers.push(await response.text().catch(() => '')));
  await page.goto(`${app.url}/recordings/${planned.id}`);
  await page.getByRole('link', { name: 'Record again' }).first().click();
  const address = page.getByLabel('Address');
  await expect(address).toHaveValue('http://127.0.0.1:9/j/81234567890');
  await expect(address).toHaveAccessibleDescription(/passcode of before is kept on the server/);
  await page.getByRole('radio', { name: 'At a time' }).check({ force: true });
  await page.getByRole('button', { name: 'Schedule recording' }).click();
  await expect(page).toHaveURL(/\/recordings\/\w+$/);
  const again = page.url().split('/').at(-1) ?? '';
  expect(again).not.toBe(planned.id);
  const stored = await withDatabase(app, (db) =>
    db.recording.findUnique({ where: { id: again }, include: { event: true } }),
  );
  expect(stored).toMatchObject({ url: link, status: 'scheduled', event: { passcode: 'hush-4821' } });
  expect(`${answers.join()}${app.log.join()}`).not.toMatch(/hidden-7731|hush-4821/);
});

test('a calendar in trouble says so, keeps its plans, and does not disturb another one; a new address mends it', async ({
  app,
  page,
  server,
}) => {
  const other = await startCalendarServer(calendarOf(meeting({ uid: 'other', title: 'Other meeting' })));
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/schedule/calendars`);
  for (const [name, url] of [
    ['Work', server.url],
    ['Club', other.url],
  ] as const) {
    await page.getByRole('button', { name: 'Add a calendar' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Secret address').fill(url);
    await page.getByRole('button', { name: 'Add calendar' }).click();
    await expect(page.getByRole('article', { name }).getByText('1 of 1 event will be recorded.')).toBeVisible();
  }
  const work = page.getByRole('article', { name: 'Work' });
  server.answers('gone', 404);
  await work.getByRole('button', { name: 'Ask now' }).click();
  await expect(work.getByText(/There is no calendar at this address any more/)).toBeVisible();
  await expect(page.getByText('Team weekly')).toBeVisible();
  await expect(page.getByText('Other meeting')).toBeVisible();
  await expect(page.getByRole('article', { name: 'Club' }).getByText('Trouble')).toHaveCount(0);

  await work.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('New secret address').fill(other.url);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(work.getByText('Trouble')).toHaveCount(0);
  await expect(page.getByText('Team weekly')).toHaveCount(0);
  await other.close();
});

test('a calendar file is taken over through the form; one that is none is refused and leaves nothing', async ({
  app,
  page,
}) => {
  await signIn(page, app.url, owner);
  await page.goto(`${app.url}/schedule/calendars`);
  await page.getByRole('button', { name: 'Add a calendar' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('From a file');
  await page.getByRole('radio', { name: 'A file' }).check({ force: true });
  const file = page.getByLabel('Calendar file (.ics)');
  await file.setInputFiles({ name: 'holiday.ics', mimeType: 'text/calendar', buffer: Buffer.from('<html>no</html>') });
  await page.getByRole('button', { name: 'Add calendar' }).click();
  await expect(page.getByText(/not a calendar/)).toBeVisible();
  const text = calendarOf(
    meeting({ title: 'From the file' }),
    meeting({ uid: 'x', title: 'No link', link: 'Canteen' }),
  );
  await file.setInputFiles({ name: 'work.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Add calendar' }).click();
  const feed = page.getByRole('article', { name: 'From a file' });
  await expect(feed).toHaveCount(1);
  await expect(feed.getByText('1 of 2 events will be recorded. Left out: 1 without such a link.')).toBeVisible();
  await page.goto(`${app.url}/schedule`);
  await expect(page.getByRole('button', { name: /^From the file, 09:59/ })).toBeVisible();
});
