import { chromium, type Page } from 'playwright-core';
import { makeChatVideo } from '../chat/make-chat-video';
import { traceTasks } from '../chat/trace-tasks';
import { type Work, watchWork } from '../chat/watch-work';
import { type Library, withLibrary } from '../media/with-library';
import { playedTo } from '../player/watch-frames';
import type { BenchContext, BenchPart, Row } from '../row';
import { pause } from '../wait-for';

const PER_SECOND = 100;
const MOST_MS = 50;
const MOST_ROWS = 150;

/** `cpu`: ms of the page's main thread, of its longest task and of all; `seconds`: how long it was watched. */
type Stretch = { name: string; work: Work; cpu: { longestMs: number; totalMs: number }; seconds: number };

/** Plays on from a place at a speed, with or without the chat beside it. */
async function play(page: Page, from: number, rate: number): Promise<void> {
  await page.evaluate(
    ([sec, speed]) => {
      const video = document.querySelector('video');
      if (!video) throw new Error('There is no video.');
      video.muted = true;
      video.currentTime = sec;
      video.playbackRate = speed;
      return video.play();
    },
    [from, rate] as const,
  );
  await playedTo(page, from + 2 * rate);
}

/** Jumps all over the video, as somebody who looks for something. */
async function jump(page: Page, seconds: number, times: number, signal: AbortSignal): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    const to = ((index * 0.618) % 1) * seconds * 0.9;
    await page.evaluate((sec) => {
      const video = document.querySelector('video');
      if (video) video.currentTime = sec;
    }, to);
    await pause(800, signal);
  }
}

async function measurePage(page: Page, seconds: number, { quick, signal, say }: BenchContext): Promise<Stretch[]> {
  const each = quick ? 8 : 40;
  const stretches: Stretch[] = [];
  const watch = async (name: string, meanwhile?: () => Promise<void>) => {
    signal.throwIfAborted();
    let work: Work | null = null;
    const cpu = await traceTasks(page, async () => {
      [work] = await Promise.all([watchWork(page, each), meanwhile?.()]);
    });
    if (!work) throw new Error('nothing was seen');
    say(`${name}: ${JSON.stringify({ work, cpu })}`);
    stretches.push({ name, work, cpu, seconds: each });
  };
  await play(page, seconds * 0.2, 1);
  await page.locator('[role="log"] [data-kind]').first().waitFor();
  // What it costs to open the page is another part's affair.
  await pause(3_000, signal);
  await watch('1x');
  await play(page, seconds * 0.6, 2);
  await watch('2x');
  await play(page, seconds * 0.4, 4);
  await watch('4x');
  await play(page, seconds * 0.3, 1);
  await watch('jumps', () => jump(page, seconds, quick ? 6 : 30, signal));
  await page.getByRole('log').hover();
  await watch('reading back', async () => {
    const steps = quick ? 20 : 120;
    for (let step = 0; step < steps; step += 1) {
      await page.mouse.wheel(0, -600);
      await pause(200, signal);
    }
  });
  await page.getByRole('button', { name: 'Hide chat' }).click();
  await play(page, seconds * 0.2, 1);
  await watch('without the chat');
  return stretches;
}

function toRows(stretches: readonly Stretch[], count: number): Row[] {
  const withChat = stretches.filter(({ name }) => name !== 'without the chat');
  const bare = stretches.find(({ name }) => name === 'without the chat')?.work;
  const list = (figure: (work: Work) => string) =>
    stretches.map(({ name, work }) => `${name} ${figure(work)}`).join('; ');
  const cpus = (figure: (cpu: Stretch['cpu'], seconds: number) => string) =>
    stretches.map(({ name, cpu, seconds }) => `${name} ${figure(cpu, seconds)}`).join('; ');
  const longest = Math.max(...withChat.map(({ work }) => work.longest));
  const rows = Math.max(...withChat.map(({ work }) => work.rows));
  const [normal] = withChat;
  if (!normal || !bare) throw new Error('nothing was measured');
  const share = ({ late, pictures }: Work) => (100 * late) / Math.max(1, pictures);
  const flood = `${count} messages, ${PER_SECOND} a second`;
  return [
    {
      group: 'chat',
      what: `longest task of the page, ${flood}, ms`,
      ours: longest,
      peer: null,
      bar: { text: `<= ${MOST_MS} ms`, holds: longest <= MOST_MS },
      note: `By the browser's own long-task reports; 0 = none of 50 ms or more. ${list(({ longest }) => longest.toFixed(0))}.`,
    },
    {
      group: 'chat',
      what: 'CPU time of the longest task, ms',
      ours: Math.max(...withChat.map(({ cpu }) => cpu.longestMs)),
      peer: null,
      bar: null,
      note: `What the page itself needs: the row above counts also the time in which the decoder or other programs had the processor. ${cpus(({ longestMs }) => longestMs.toFixed(0))}. All tasks, % of a core: ${cpus(({ totalMs }, sec) => (totalMs / sec / 10).toFixed(0))}.`,
    },
    {
      group: 'chat',
      what: 'chat rows in the document, most',
      ours: rows,
      peer: null,
      bar: { text: `<= ${MOST_ROWS}`, holds: rows <= MOST_ROWS },
      note: `Counted at every picture of the page. ${list(({ rows }) => String(rows))}.`,
    },
    {
      group: 'chat',
      what: 'pictures of the page that came late (> 50 ms), % at 1x',
      ours: share(normal.work),
      peer: { name: 'the same page, chat hidden', value: share(bare) },
      bar: null,
      note: `${list((work) => `${work.late} of ${work.pictures}`)}. Pictures of the video dropped: ${list(({ dropped, shown }) => `${dropped} of ${shown}`)}; everything is decoded and drawn by the CPU here.`,
    },
  ];
}

async function measure(context: BenchContext, library: Library): Promise<Row[]> {
  const count = context.quick ? 30_000 : 200_000;
  context.say(`filling in ${count} messages`);
  const { id, seconds } = await makeChatVideo(library, context.workDir, count, PER_SECOND);
  const args = ['--no-sandbox', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required'];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // esbuild wraps named functions in a call that exists on this side only.
    await page.addInitScript('globalThis.__name = (fn) => fn;');
    const [name = '', value = ''] = library.cookie.split('=');
    await page.context().addCookies([{ name, value, url: library.app.url }]);
    await page.goto(`${library.app.url}/watch/${id}`);
    await page.locator('video').waitFor();
    return toRows(await measurePage(page, seconds, context), count);
  } finally {
    await browser.close();
  }
}

/** Whether a flood of messages makes a real Chromium stutter, played, jumped through and read back. */
export const chatPart: BenchPart = {
  name: 'chat',
  run: (context) => withLibrary(context, (library) => measure(context, library)),
};
