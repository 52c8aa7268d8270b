import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startNginx } from '../../../src/server/http/nginx-test-kit';
import { type Library, withLibrary } from '../media/with-library';
import { requireNginx } from '../media/with-nginx';
import { listFigures, median } from '../median';
import { writeBareSite } from '../player/bare-site';
import { makeVideos } from '../player/make-videos';
import { firstFrame, installWatch, playedTo, seekTo } from '../player/watch-frames';
import type { BenchContext, BenchPart, Row } from '../row';
import { pause } from '../wait-for';

const MAX_RATIO = 1.3;
/** To the first picture, and to that of another place. */
const MOST_MS = { click: 500, load: 500, seek: 300 } as const;
const VIDEO_SEC = 420;
/** Not on a segment's border, and beyond the 60 MB, three minutes here, that hls.js loads ahead where loading costs no time. */
const SEEK_TO_SEC = 381.3;

type Player = { name: string; page: Page; list: string; watch: (id: string) => string; link: (id: string) => string };
type Times = { click: number[]; load: number[]; seek: number[] };

/** By a click on the list, as a person opens a video. */
async function openByClick({ page, list, link }: Player, id: string, signal: AbortSignal): Promise<number> {
  await page.goto(list);
  const target = page.locator(link(id));
  // Of a long list only what is near the window is there.
  await page.mouse.move(600, 400);
  for (let turns = 0; turns < 40 && (await target.count()) === 0; turns += 1) {
    await page.mouse.wheel(0, 500);
    await pause(100, signal);
  }
  await target.waitFor();
  // Nobody clicks at once; what a page fetches ahead meanwhile is its own affair.
  await page.waitForLoadState('networkidle');
  await pause(500, signal);
  await target.click();
  return firstFrame(page, 'click');
}

async function measureOnce(player: Player, [clicked = '', loaded = '']: string[], times: Times, signal: AbortSignal) {
  times.click.push(await openByClick(player, clicked, signal));
  await playedTo(player.page, 1);
  times.seek.push(await seekTo(player.page, SEEK_TO_SEC));
  await player.page.goto(player.watch(loaded));
  times.load.push(await firstFrame(player.page, 'navigation'));
  await player.page.goto('about:blank');
}

async function openPlayers(browser: Browser, { app, cookie }: Library, bare: string): Promise<Player[]> {
  const open = async (name: string, url: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const [cookieName = '', value = ''] = cookie.split('=');
    if (name === 'ours') await context.addCookies([{ name: cookieName, value, url }]);
    const page = await context.newPage();
    await installWatch(page);
    return page;
  };
  const watch = (id: string) => `${app.url}/watch/${id}`;
  return [
    {
      name: 'ours',
      page: await open('ours', app.url),
      list: `${app.url}/library`,
      watch,
      link: (id) => `a[href="/watch/${id}"]`,
    },
    {
      name: 'bare',
      page: await open('bare', bare),
      list: `${bare}/`,
      watch: (id) => `${bare}/${id}/`,
      link: (id) => `a[href="${id}/"]`,
    },
  ];
}

function toRow(what: string, key: keyof Times, ours: Times, bare: Times): Row {
  const [mine, theirs] = [median(ours[key]), median(bare[key])];
  return {
    group: 'player',
    what: `${what}, ms`,
    ours: mine,
    peer: { name: 'bare hls.js page on nginx', value: theirs },
    bar: {
      text: `<= ${MAX_RATIO}x the bare page and <= ${MOST_MS[key]} ms`,
      holds: mine <= MAX_RATIO * theirs && mine <= MOST_MS[key],
    },
    note: `Medians of ${ours[key].length} openings each, taken in turn; scripts cached, each video opened for the first time; ${listFigures(ours[key], 0)}; bare ${listFigures(bare[key], 0)}.`,
  };
}

async function measure(context: BenchContext, library: Library, browser: Browser): Promise<Row[]> {
  const rounds = context.quick ? 3 : 12;
  const ids = await makeVideos(library, 2 * (rounds + 1), VIDEO_SEC);
  const dir = path.join(context.workDir, 'bare');
  await writeBareSite(library, dir, context.root, ids);
  const types =
    'types { text/html html; application/javascript js; application/vnd.apple.mpegurl m3u8; video/mp4 mp4; }';
  const nginx = await startNginx(
    (listen) => `${types} server { listen ${listen}; root ${dir}; sendfile on; location ~ js$ { expires 1y; } }`,
  );
  try {
    const players = await openPlayers(browser, library, nginx.url);
    const results = players.map((): Times => ({ click: [], load: [], seek: [] }));
    for (let round = 0; round <= rounds; round += 1) {
      for (const [index, player] of players.entries()) {
        context.signal.throwIfAborted();
        // The first round only warms up.
        const times =
          round === 0 ? { click: [], load: [], seek: [] } : (results[index] ?? { click: [], load: [], seek: [] });
        await measureOnce(player, ids.slice(2 * round, 2 * round + 2), times, context.signal);
        context.say(
          `${player.name}: ${Object.entries(times)
            .map(([key, all]) => `${key} ${all.at(-1)?.toFixed(0)}`)
            .join(', ')}`,
        );
      }
    }
    const [ours, bare] = results;
    if (!ours || !bare) throw new Error('nothing was measured');
    return [
      toRow('Click in the list to first picture', 'click', ours, bare),
      toRow('Loading of the watch page to first picture', 'load', ours, bare),
      toRow('Seek to a place that is not buffered, to its picture', 'seek', ours, bare),
    ];
  } finally {
    await nginx.close();
  }
}

/** How soon there is a picture in a real Chromium, signed in, against the least a page can do. */
export const playerPart: BenchPart = {
  name: 'player',
  async run(context) {
    requireNginx();
    const args = ['--no-sandbox', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required'];
    return withLibrary(context, async (library) => {
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
      try {
        return await measure(context, library, browser);
      } finally {
        await browser.close();
      }
    });
  },
};
