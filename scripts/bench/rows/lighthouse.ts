import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { type Library, withLibrary } from '../media/with-library';
import { listFigures, median } from '../median';
import { seedPages } from '../pages/seed-pages';
import type { BenchContext, BenchPart, Row } from '../row';

const LEAST = 95;
const categories = { performance: 'performance', accessibility: 'accessibility', 'best-practices': 'best practices' };
type Category = keyof typeof categories;
const names: Category[] = ['performance', 'accessibility', 'best-practices'];

type Look = { scores: Record<Category, number>; faults: string[] };

/** A port that is free now; Chromium takes a number only. */
function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** One run of Lighthouse as it comes: a phone with a slow network and processor, simulated. */
async function look(url: string, cookie: string, port: number): Promise<Look> {
  const flags = { port, extraHeaders: { Cookie: cookie }, onlyCategories: names, logLevel: 'error' as const };
  const result = await lighthouse(url, flags);
  if (!result) throw new Error('Lighthouse answered nothing.');
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) {
    throw new Error(`Lighthouse was led to ${lhr.finalDisplayedUrl}.`);
  }
  const score = (name: Category) => 100 * (lhr.categories[name]?.score ?? 0);
  const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  const faults = weighed.flatMap(({ id }) => {
    const audit = lhr.audits[id];
    if (!audit || audit.score === null || audit.score >= 0.9) return [];
    return [audit.displayValue ? `${audit.title}: ${audit.displayValue}` : audit.title];
  });
  const scores = {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
  };
  return { scores, faults };
}

function toRows(page: string, looks: readonly Look[]): Row[] {
  return names.map((name) => {
    const all = looks.map(({ scores }) => scores[name]);
    const ours = median(all);
    const faults = [...new Set(looks.flatMap(({ faults }) => faults))].join('; ') || 'nothing';
    return {
      group: 'lighthouse',
      what: `${page}, ${categories[name]}, points of 100`,
      ours,
      peer: null,
      bar: { text: `>= ${LEAST}`, holds: ours >= LEAST },
      note: `Median of ${listFigures(all, 0)}.${name === 'performance' ? ` Below 90 of 100, in any run and category: ${faults}.` : ''}`,
    };
  });
}

async function measure(context: BenchContext, { app, cookie }: Library, videoId: string): Promise<Row[]> {
  const port = await findPort();
  const args = ['--no-sandbox', '--disable-background-networking', `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  try {
    const rows: Row[] = [];
    for (const [page, path] of [
      ['Home', '/'] as const,
      ['Library', '/library'] as const,
      ['Watch', `/watch/${videoId}`] as const,
    ]) {
      const looks: Look[] = [];
      while (looks.length < (context.quick ? 1 : 3)) {
        context.signal.throwIfAborted();
        const seen = await look(`${app.url}${path}`, cookie, port);
        context.say(`${page}: ${JSON.stringify(seen)}`);
        looks.push(seen);
      }
      rows.push(...toRows(page, looks));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** What Lighthouse says of the pages that are opened most, with its own phone profile, signed in. */
export const lighthousePart: BenchPart = {
  name: 'lighthouse',
  run: (context) =>
    withLibrary(context, async (library) => {
      const { videoId } = await seedPages(library, context.quick ? 4 : 24);
      return measure(context, library, videoId);
    }),
};
