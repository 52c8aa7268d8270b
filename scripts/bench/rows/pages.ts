import { type Browser, chromium } from 'playwright-core';
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

async function measure(context: BenchContext, library: Library, browser: Browser): Promise<Row[]> {
  const pages = listPages(await seedPages(library, context.quick ? 4 : 24));
  const rows: Row[] = [];
  for (const [name, path] of pages) {
    context.signal.throwIfAborted();
    const cookie = signedOut.includes(path) ? null : library.cookie;
    const weight = await weighPage(browser, `${library.app.url}${path}`, cookie);
    if (weight.script.sent === 0) throw new Error(`The page ${path} loaded no script.`);
    const row = toRow(name, path, weight);
    context.say(`${name}: ${row.ours.toFixed(0)} kB, ${row.note}`);
    rows.push(row);
  }
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
