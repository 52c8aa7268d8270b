import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startOldChromium, whyNoOldChromium } from './fixtures/old-chromium';
import { signIn } from './fixtures/pages';
import { expect, owner, test } from './fixtures/test';
import { openTelevision, seedTwoTalks } from './fixtures/tv';
import { signInByCode, visitByRemote, watchByRemote } from './fixtures/tv-story';

const built = path.resolve(import.meta.dirname, '../.next/static');
/** What Chromium 92 takes for nonsense, and with it the whole rule. */
const tooNew = /:has\(|@layer\b|@container\b|oklch\(|color-mix\(|:popover-open/;

async function builtFiles(ending: string): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(built, { recursive: true })).filter((name) => name.endsWith(ending));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(path.join(built, name), 'utf8') })));
}

test.skip(() => whyNoOldChromium() !== null, whyNoOldChromium() ?? '');

test('the television story in Chromium 92: code, remote control, a picture that moves', async ({
  app,
  page: phone,
}) => {
  await seedTwoTalks(app);
  await signIn(phone, app.url, owner);
  const old = await startOldChromium();
  try {
    expect(old.browser.version()).toMatch(/^92\./);
    const tv = await openTelevision(old.browser);
    const problems: string[] = [];
    tv.on('pageerror', (error) => problems.push(error.message));
    await signInByCode({ app, tv, phone });
    await watchByRemote(tv);
    await visitByRemote(tv, { Search: 'The first talk', Library: 'The first talk' });
    await tv.goto(`${app.url}/settings`);
    await expect.poll(() => tv.locator('h1').textContent()).toBe('Settings');
    expect(problems).toEqual([]);
  } finally {
    await old.close();
  }
});

test('Chromium 92 can read every script and style sheet of the pages', async () => {
  const old = await startOldChromium();
  try {
    const page = await old.browser.newPage();
    const scripts = await builtFiles('.js');
    expect(scripts.length).toBeGreaterThan(10);
    for (const { name, text } of scripts) {
      const complaint = await page.evaluate((source) => {
        try {
          new Function(source);
          return null;
        } catch (error) {
          return String(error);
        }
      }, text);
      expect(complaint, name).toBeNull();
    }
    for (const { name, text } of await builtFiles('.css')) expect(text.match(tooNew)?.[0], name).toBeUndefined();
  } finally {
    await old.close();
  }
});
