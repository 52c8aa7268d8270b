import { librarySorts, watchStates } from '../../../src/shared/library-choices';
import type { Chat } from './fill-chat';
import { DAY_MS, tagName } from './fill-library';
import type { Query } from './time-requests';

/** As the page asks (src/features/library/window-chunks.ts). */
export const WINDOW = 60;
/** As the player asks (src/features/playback/chat). */
export const CHAT_PAGE = 500;
const WINDOW_MS = 60_000;

/** Queries of one kind, asked in turn. */
export type Ask = (index: number) => Query;

const inTurn =
  (queries: readonly Query[]): Ask =>
  (index) => {
    const query = queries[index % queries.length];
    if (!query) throw new Error('no queries');
    return query;
  };

const windowOf = (filter: object, offset: number): Query => ({
  procedure: 'library.window',
  input: { filter: { sort: 'newest', ...filter }, offset, limit: WINDOW },
});

/** The library in every order, from its beginning, its middle and its end on. */
export function sortedWindows(videos: number): Ask {
  const places = [0, Math.floor(videos / 2), videos - WINDOW];
  return inTurn(librarySorts.flatMap((sort) => places.map((offset) => windowOf({ sort }, offset))));
}

/** Every filter alone, and some together, in different orders, from the beginning and far in. */
export function filteredWindows(videos: number, channelId: string, now: number): Ask {
  const years = { from: now - 700 * DAY_MS, to: now - 300 * DAY_MS };
  const filters = [
    ...watchStates.map((state) => ({ state })),
    { state: 'begun', sort: 'watched' },
    { channelId },
    { starred: true },
    { chat: true },
    { recording: true },
    { tag: tagName(3) },
    years,
    { state: 'unwatched', tag: tagName(4), sort: 'title' },
    { starred: true, channelId, sort: 'longest' },
    { trash: true },
  ];
  return inTurn(filters.flatMap((filter) => [0, Math.floor(videos / 4)].map((offset) => windowOf(filter, offset))));
}

/** The home page asks without input. */
export const home: Ask = () => ({ procedure: 'library.home', input: {} });

export const everything = (query = '', more: object = {}): Query => ({
  procedure: 'search.everything',
  input: { query, kind: 'all', ...more },
});

/** Found at once, found late, and nowhere: the last has to look at every video. */
const words = ['news', 'chess open 99', 'channel/13', '9999', 'nothing of the kind', 'marathon 12'];
export const listed = inTurn(words.map((query) => ({ procedure: 'library.list', input: { limit: 48, query } })));

/** Typed letter by letter, as the page asks: words of titles, of every message, of every tenth, of very few, of none. */
const typing = ['chess ope', 'lol', 'zyzzyva', 'marathon 12', '"something to say"', 'user12', 'nothing of the kind'];
export const typed = inTurn(typing.flatMap((text) => Array.from(text, (_, at) => everything(text.slice(0, at + 1)))));

/** Whole words: in every message, every tenth, very few, none; one author's; a phrase; two of which one is rare. */
const said = ['message ', 'lol ', 'zyzzyva ', 'xylophone ', 'user77 ', '"about what happens"', 'lol zyzzyva '];
export const saidAnywhere = inTurn(said.map((query) => everything(query, { kind: 'chat' })));

/** Of the few videos of one channel or one month that have chat: what lies between has to be hopped over. */
export const saidIn = (channelId: string, now: number): Ask => {
  const month = { fromMs: now - 4_000 * DAY_MS, toMs: now - 3_970 * DAY_MS };
  return inTurn(
    said.flatMap((query) => [{ channelId }, month].map((filter) => everything(query, { kind: 'chat', ...filter }))),
  );
};

export const saidInVideo = (videoId: string): Ask =>
  inTurn(said.map((query) => ({ procedure: 'playback.chatSearch', input: { videoId, query } })));

/** Spread over the whole chat by steps that never meet again soon. */
export function chatWindows({ videoId, fromMs, stepMs, messages }: Chat): Ask {
  return (index) => {
    const at = Math.floor(fromMs + ((index * 0.6180339887) % 1) * messages * stepMs);
    return index % 2 === 0
      ? { procedure: 'playback.chatWindow', input: { videoId, fromMs: at, toMs: at + WINDOW_MS, limit: CHAT_PAGE } }
      : { procedure: 'playback.chatBefore', input: { videoId, beforeMs: at, limit: CHAT_PAGE } };
  };
}
