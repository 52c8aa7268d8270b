import { fillChat, shareChat } from '../library/fill-chat';
import { fillVideos } from '../library/fill-library';
import {
  type Ask,
  CHAT_PAGE,
  chatWindows,
  filteredWindows,
  home,
  listed,
  saidAnywhere,
  saidIn,
  saidInVideo,
  sortedWindows,
  typed,
  WINDOW,
} from '../library/library-queries';
import { measureScroll } from '../library/measure-scroll';
import { createAsker, percentile, type Query } from '../library/time-requests';
import { type Library, withLibrary } from '../media/with-library';
import { median } from '../median';
import { treeCpuSec } from '../process-tree';
import type { BenchContext, BenchPart, Row } from '../row';

/** What is asked, and how soon the answer has to be there. */
type Round = { what: string; ask: Ask; share: number; maxMs: number };

/** Of all requests of a round: ms to the last byte, and which query was the slowest. */
type Times = { times: number[]; slowest: Query | null; cpuMs: number };

function toRow({ what, share, maxMs }: Round, { times, slowest, cpuMs }: Times): Row {
  const ours = percentile(times, share);
  const longest = slowest === null ? '' : ` (${slowest.procedure} ${JSON.stringify(slowest.input)})`;
  return {
    group: 'library',
    what: `${what}, p${share * 100}, ms`,
    ours,
    peer: null,
    bar: { text: `<= ${maxMs} ms`, holds: ours <= maxMs },
    note: `${times.length} requests one after the other, over HTTP and signed in, to the last byte; median ${median(times).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms${longest}; CPU of the server ${cpuMs.toFixed(1)} ms each.`,
  };
}

/** The server's CPU time beside the milliseconds: that hardly depends on a busy machine. */
async function timeAll({ signal }: BenchContext, library: Library, ask: Ask, count: number): Promise<Times> {
  const asker = createAsker(library.app.url, library.cookie);
  const times: number[] = [];
  let slowest: Query | null = null;
  const before = await treeCpuSec(library.app.pid);
  try {
    for (let index = 0; index < count; index += 1) {
      signal.throwIfAborted();
      const query = ask(index);
      const { ms } = await asker.ask(query);
      if (times.every((other) => other < ms)) slowest = query;
      times.push(ms);
    }
  } finally {
    asker.close();
  }
  return { times, slowest, cpuMs: (((await treeCpuSec(library.app.pid)) - before) * 1000) / times.length };
}

async function measure(context: BenchContext, library: Library): Promise<Row[]> {
  const [videos, messages, count] = context.quick ? [1_000, 100_000, 100] : [10_000, 1_000_000, 1_000];
  context.say(`filling in ${videos} videos and ${messages} messages`);
  const { videoIds, channelIds, startOf } = await fillVideos(library, videos);
  const chats = shareChat(videoIds, startOf, { messages, videos: 400, apart: videos / 500 });
  fillChat(library, chats);
  for (const chat of chats) {
    await library.db.video.update({ where: { id: chat.videoId }, data: { chatMessages: chat.messages } });
  }
  const [long] = chats;
  const [channelId] = channelIds;
  if (!long || !channelId) throw new Error('nothing was filled in');
  const now = Date.now();
  const size = `${videos} videos`;
  const chatSize = `${messages} chat messages of ${chats.length} videos`;
  const list = { share: 0.95, maxMs: 50 };
  const rounds: Round[] = [
    {
      what: `A window of ${WINDOW} of a library of ${size}, in each order, near and far`,
      ask: sortedWindows(videos),
      ...list,
    },
    { what: `A window of ${WINDOW} of ${size}, by each filter`, ask: filteredWindows(videos, channelId, now), ...list },
    { what: `Home, of ${size} of ${channelIds.length} channels`, ask: home, ...list },
    { what: `A search in ${size}`, ask: listed, ...list },
    { what: `A search of everything as one types, in ${size} and ${chatSize}`, ask: typed, ...list },
    { what: `A search of all chat for words rare and common, in ${chatSize}`, ask: saidAnywhere, ...list },
    { what: `A search of the chat of one channel or one month, in ${chatSize}`, ask: saidIn(channelId, now), ...list },
    { what: `A search in the chat of one video, ${long.messages} messages`, ask: saidInVideo(long.videoId), ...list },
    {
      what: `A window of up to ${CHAT_PAGE} of a chat of ${long.messages}, among ${messages} messages`,
      ask: chatWindows(long),
      ...{ share: 0.99, maxMs: 10 },
    },
  ];
  for (const { ask } of rounds) await timeAll(context, library, ask, 30);
  const rows: Row[] = [];
  for (const round of rounds) {
    rows.push(toRow(round, await timeAll(context, library, round.ask, count)));
    context.say(`${rows.at(-1)?.what}: ${rows.at(-1)?.ours?.toFixed(1)}`);
  }
  return [...rows, ...(await measureScroll(context, library, videoIds))];
}

/** How long a page waits for the library and for chat when there is much of both. */
export const libraryPart: BenchPart = {
  name: 'library',
  run: (context) => withLibrary(context, (library) => measure(context, library)),
};
