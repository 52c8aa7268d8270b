import { z } from 'zod';
import { type Chat, fillChat, fillVideos } from '../library/fill-library';
import { measureScroll } from '../library/measure-scroll';
import { type Ask, createAsker, percentile, type Query } from '../library/time-requests';
import { type Library, withLibrary } from '../media/with-library';
import { median } from '../median';
import { treeCpuSec } from '../process-tree';
import type { BenchContext, BenchPart, Row } from '../row';

const PAGE = 48;
/** As the player asks (src/features/playback/chat). */
const CHAT_PAGE = 500;
const WINDOW_MS = 60_000;

const page = z.tuple([z.object({ result: z.object({ data: z.object({ nextCursor: z.string().nullable() }) }) })]);

const everything = (query = '', kind = 'all'): Query => ({ procedure: 'search.everything', input: { query, kind } });

const list = (input: object): Query => ({ procedure: 'library.list', input: { limit: PAGE, ...input } });

/** The library from its newest video on, page after page, begun anew at its end. */
async function timeList(ask: Ask, count: number): Promise<number[]> {
  const times: number[] = [];
  let cursor: string | null = null;
  while (times.length < count) {
    const { ms, text } = await ask(list(cursor === null ? {} : { cursor }));
    times.push(ms);
    cursor = page.parse(JSON.parse(text))[0].result.data.nextCursor;
  }
  return times;
}

/** Found at once, found late, and nowhere: the last has to look at every video. */
const words = ['news', 'chess open 99', 'channel/13', '9999', 'nothing of the kind', 'marathon 12'];

async function timeAll(context: BenchContext, ask: Ask, count: number, query: (index: number) => Query) {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    context.signal.throwIfAborted();
    times.push((await ask(query(index))).ms);
  }
  return times;
}

/** Typed letter by letter, as the page asks: words of titles, of every message, of every tenth, of very few, of none. */
const typing = ['chess ope', 'lol', 'zyzzyva', 'marathon 12', '"something to say"', 'user12', 'nothing of the kind'];
const typed = typing.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));

/** Whole words: in every message, every tenth, very few, none; one author's; a phrase; two of which one is rare. */
const said = ['message ', 'lol ', 'zyzzyva ', 'xylophone ', 'user77 ', '"about what happens"', 'lol zyzzyva '];

/** Spread over the whole chat by steps that never meet again soon. */
function chatQuery(videoId: string, { fromMs, toMs }: Chat) {
  return (index: number): Query => {
    const at = Math.floor(fromMs + ((index * 0.6180339887) % 1) * (toMs - fromMs));
    return index % 2 === 0
      ? { procedure: 'playback.chatWindow', input: { videoId, fromMs: at, toMs: at + WINDOW_MS, limit: CHAT_PAGE } }
      : { procedure: 'playback.chatBefore', input: { videoId, beforeMs: at, limit: CHAT_PAGE } };
  };
}

/** Milliseconds of each answer, and the server's CPU time for one on average: that hardly depends on a busy machine. */
async function withCpu(library: Library, time: () => Promise<number[]>): Promise<{ times: number[]; cpuMs: number }> {
  const before = await treeCpuSec(library.app.pid);
  const times = await time();
  return { times, cpuMs: (((await treeCpuSec(library.app.pid)) - before) * 1000) / times.length };
}

function toRow(what: string, { times, cpuMs }: { times: number[]; cpuMs: number }, share: number, maxMs: number): Row {
  const ours = percentile(times, share);
  return {
    group: 'library',
    what: `${what}, p${share * 100}, ms`,
    ours,
    peer: null,
    bar: { text: `<= ${maxMs} ms`, holds: ours <= maxMs },
    note: `${times.length} requests one after the other, over HTTP and signed in, to the last byte; median ${median(times).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms; CPU of the server ${cpuMs.toFixed(1)} ms each.`,
  };
}

async function measure(context: BenchContext, library: Library): Promise<Row[]> {
  const [videos, messages, count] = context.quick ? [1_000, 100_000, 100] : [10_000, 1_000_000, 1_000];
  context.say(`filling in ${videos} videos and ${messages} messages`);
  const videoIds = await fillVideos(library, videos);
  const [watched = ''] = videoIds;
  const chat = fillChat(library, watched, messages);
  await library.db.video.update({ where: { id: watched }, data: { chatMessages: messages } });
  const { ask, close } = createAsker(library.app.url, library.cookie);
  try {
    const search = (index: number) => list({ query: words[index % words.length] });
    await timeList(ask, 30);
    await timeAll(context, ask, 30, chatQuery(watched, chat));
    await timeAll(context, ask, 30, (index) => everything(typed[index % typed.length]));
    const size = `${videos} videos`;
    const inChat = (index: number): Query => {
      const query = said[index % said.length] ?? '';
      return { procedure: 'playback.chatSearch', input: { videoId: watched, query } };
    };
    return [
      toRow(`A page of ${PAGE} of a library of ${size}`, await withCpu(library, () => timeList(ask, count)), 0.95, 50),
      toRow(`A search in ${size}`, await withCpu(library, () => timeAll(context, ask, count, search)), 0.95, 50),
      toRow(
        `A search of everything as one types, in ${size} and ${messages} chat messages`,
        await withCpu(library, () => timeAll(context, ask, count, (index) => everything(typed[index % typed.length]))),
        0.95,
        50,
      ),
      toRow(
        `A search of all chat for words rare and common, in ${messages} messages`,
        await withCpu(library, () =>
          timeAll(context, ask, count, (index) => everything(said[index % said.length], 'chat')),
        ),
        0.95,
        50,
      ),
      toRow(
        `A search in the chat of one video, ${messages} messages`,
        await withCpu(library, () => timeAll(context, ask, count, inChat)),
        0.95,
        50,
      ),
      toRow(
        `A window of up to ${CHAT_PAGE} of ${messages} chat messages`,
        await withCpu(library, () => timeAll(context, ask, count, chatQuery(watched, chat))),
        0.99,
        10,
      ),
      ...(await measureScroll(context, library, videoIds)),
    ];
  } finally {
    close();
  }
}

/** How long a page waits for the library and for chat when there is much of both. */
export const libraryPart: BenchPart = {
  name: 'library',
  run: (context) => withLibrary(context, (library) => measure(context, library)),
};
