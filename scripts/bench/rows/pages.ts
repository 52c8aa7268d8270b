import { type Browser, chromium } from 'playwright-core';
import { startApp } from '../../../playwright/fixtures/start-app';
import { type Library, withLibrary } from '../media/with-library';
import { listPages, seedPages } from '../pages/seed-pages';
import { type PageWeight, weighPage } from '../pages/weigh-page';
import type { BenchContext, BenchPart, Row } from '../row';

const KB = 1000;
const signedOut = ['/sign-in', '/sign-in/tv'];
const kilobytes = (bytes: number) => `${(bytes / KB).toFixed(0)} kB`;

function toRow(name: string, path: string, { script, style }: PageWeight): Row {
  return {
    group: 'pages',
    what: `JavaScript of the page ${name}, kB transferred`,
    ours: script.sent / KB,
    peer: null,
    bar: null,
    note: `${path.replace(/\/[a-z0-9]{20,}/, '/…')}: JavaScript ${kilobytes(script.raw)} unpacked; CSS ${kilobytes(style.sent)} transferred, ${kilobytes(style.raw)} unpacked.`,
  };
}

async function weigh(context: BenchContext, browser: Browser, name: string, url: string, cookie: string | null) {
  const weight = await weighPage(browser, url, cookie);
  const { pathname, search } = new URL(url);
  if (weight.script.sent === 0) throw new Error(`The page ${pathname} loaded no script.`);
  const row = toRow(name, pathname + search, weight);
  context.say(`${name}: ${row.ours.toFixed(0)} kB, ${row.note}`);
  return row;
}

/** The one page that is there only while a server has no owner. */
async function weighSetup(context: BenchContext, browser: Browser): Promise<Row> {
  const server = await startApp({});
  try {
    return await weigh(context, browser, 'Set-up', `${server.url}/setup`, null);
  } finally {
    await server.close();
  }
}

async function measure(context: BenchContext, library: Library, browser: Browser): Promise<Row[]> {
  const pages = listPages(await seedPages(library, context.quick ? 4 : 24));
  const rows: Row[] = [];
  for (const [name, path] of pages) {
    context.signal.throwIfAborted();
    const cookie = signedOut.includes(path) ? null : library.cookie;
    rows.push(await weigh(context, browser, name, `${library.app.url}${path}`, cookie));
  }
  rows.push(await weighSetup(context, browser));
  return rows;
}

/** What every page makes a browser without a cache load, what it fetches ahead for the pages behind its links included. */
export const pagesPart: BenchPart = {
  name: 'pages',
  run: (context) =>
    withLibrary(context, async (library) => {
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
      try {
        return await measure(context, library, browser);
      } finally {
        await browser.close();
      }
    }),
};
