import { chromium, type Page } from 'playwright-core';
import { traceTasks } from '../chat/trace-tasks';
import type { Library } from '../media/with-library';
import type { BenchContext, Row } from '../row';
import { pause } from '../wait-for';
import { percentile } from './time-requests';
import { type Scroll, watchScroll } from './watch-scroll';
import { writePosters } from './write-posters';

const SECONDS = 8;
/** As somebody who looks for a picture: two rows and a half a second in a window of 1280 x 800. */
const STEADY_PX = 800;
/** As somebody who turns the wheel as fast as it goes. */
const FAST_PX = 5_000;
/** A frame of 60 Hz is 16.7 ms; the next possible one is 33.3. */
const MOST_MS = 17.5;
const LATE_MS = 25;

type Stretch = Scroll & { cpu: { longestMs: number; totalMs: number } };

/** Turns the wheel at so many pixels a second, as the browser itself would see it. */
async function wheel(page: Page, pxPerSec: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Input.synthesizeScrollGesture', {
      ...{ x: 640, y: 500, yDistance: -pxPerSec * SECONDS, speed: pxPerSec },
      ...{ gestureSourceType: 'mouse', preventFling: true },
    });
  } finally {
    await session.detach();
  }
}

async function watch(page: Page, pxPerSec: number): Promise<Stretch> {
  const scrolls: Scroll[] = [];
  const cpu = await traceTasks(page, async () => {
    scrolls.push(await watchScroll(page, () => wheel(page, pxPerSec)));
  });
  const [scroll] = scrolls;
  if (!scroll) throw new Error('nothing was scrolled');
  return { ...scroll, cpu };
}

const late = ({ frames }: Scroll) => (100 * frames.filter((ms) => ms > LATE_MS).length) / Math.max(1, frames.length);

function describe({ frames, longest, empty, pictureless, cpu }: Stretch): string {
  const sec = frames.reduce((sum, ms) => sum + ms, 0) / 1000;
  const share = (count: number) => `${((100 * count) / frames.length).toFixed(1)} %`;
  return `${frames.length} frames in ${sec.toFixed(1)} s, slowest ${Math.max(...frames).toFixed(0)} ms; longest task ${longest.toFixed(0)} ms (0 = none of 50 or more), ${cpu.longestMs.toFixed(0)} ms of it at most on the CPU; all tasks ${(cpu.totalMs / sec / 10).toFixed(0)} % of a core; a card in sight not there yet in ${share(empty)} of the frames, its picture in ${share(pictureless)}`;
}

function toRows(size: string, steady: Stretch, fast: Stretch, bare: Stretch): Row[] {
  const ours = percentile(steady.frames, 0.95);
  const peer = (value: number) => ({ name: 'an empty page', value });
  return [
    {
      group: 'library',
      what: `A frame while ${size} are scrolled, p95, ms`,
      ours,
      peer: peer(percentile(bare.frames, 0.95)),
      bar: { text: `<= ${MOST_MS} ms (60 Hz)`, holds: ours <= MOST_MS },
      note: `${STEADY_PX} px a second by the wheel in Chromium without a GPU, pictures loaded as they come. ${describe(steady)}.`,
    },
    {
      group: 'library',
      what: `Frames later than ${LATE_MS} ms while ${size} are scrolled, %`,
      ours: late(steady),
      peer: peer(late(bare)),
      bar: null,
      note: `At ${FAST_PX} px a second ${late(fast).toFixed(1)} %: ${describe(fast)}.`,
    },
  ];
}

/** How the library scrolls in a real Chromium when it is large. */
export async function measureScroll(
  { workDir, signal, say }: BenchContext,
  library: Library,
  videoIds: readonly string[],
): Promise<Row[]> {
  await writePosters(library, workDir, videoIds);
  const args = ['--no-sandbox', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // esbuild wraps named functions in a call that exists on this side only.
    await page.addInitScript('globalThis.__name = (fn) => fn;');
    await page.goto('about:blank');
    await page.setContent('<body style="height:400000px;background:linear-gradient(#fff,#000)">');
    const bare = await watch(page, STEADY_PX);
    const [name = '', value = ''] = library.cookie.split('=');
    await page.context().addCookies([{ name, value, url: library.app.url }]);
    await page.goto(`${library.app.url}/library`);
    await page.locator('ul[aria-label="Videos"] article img').first().waitFor();
    // What it costs to open the page is another part's affair.
    await pause(2_000, signal);
    const steady = await watch(page, STEADY_PX);
    say(`scrolled steadily: ${describe(steady)}`);
    signal.throwIfAborted();
    const fast = await watch(page, FAST_PX);
    say(`scrolled fast: ${describe(fast)}`);
    return toRows(`${videoIds.length} videos`, steady, fast, bare);
  } finally {
    await browser.close();
  }
}
