import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ChatMessage } from '@jomo/recorder/protocol';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchExpression } from '@/shared/search/match-expression';
import { readSearch } from '@/shared/search/read-search';
import { byAuthor, chatSearchColumns } from './chat-finder';
import { type ChatStore, openChatStore } from './chat-store';
import { tendChatIndex } from './tend-chat-index';

const say = (at: number, text: string, author = 'ann', seq = 0): ChatMessage => ({
  at,
  seq,
  kind: 'message',
  author,
  badges: [],
  text,
});

const match = (typed: string) =>
  matchExpression(readSearch(typed), {
    columns: chatSearchColumns,
    beginnings: 'last',
    wordsFrom: store.find.wordsFrom,
  }) ?? '';

/** As a file was before there was an index. */
const forgetIndex = (file: string) => {
  const db = new Database(file);
  db.exec('DROP TABLE message_words; DROP TABLE indexed_message; DROP TABLE indexed_video');
  db.close();
};

let dir: string;
let file: string;
let store: ChatStore;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'jomo-chat-'));
  file = path.join(dir, 'chat.db');
  store = openChatStore(file);
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true });
});

const times = (typed: string, videoId = 'v1') =>
  store.find.inVideo(videoId, match(typed), 0, 100).messages.map(({ at }) => at);
const rows = (table: string) => {
  const db = new Database(file, { readonly: true });
  const count = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  db.close();
  return count;
};

describe('a search in the chat of one video', () => {
  it('finds messages and authors as soon as they are in, each once, however often they were delivered', () => {
    const batch = [say(1, 'what a goal'), say(2, 'goals goals'), say(3, 'quiet', 'goalkeeper')];
    store.insert('v1', batch);
    store.insert('v1', [...batch, say(4, 'no goal')]);
    store.insert('v2', [say(9, 'goal')]);
    expect(times('goal')).toEqual([1, 2, 3, 4]);
    expect(times('goal ')).toEqual([1, 4]);
    expect(times('goal -what')).toEqual([4]);
    expect(times('goal', 'v2')).toEqual([9]);
    expect(times('goal', 'v3')).toEqual([]);
  });

  it('finds by a long beginning what every word of it finds, without collecting all of them first', () => {
    const said = ['Something else', 'sométhings', 'somewhere', 'no such thing', 'some things'];
    store.insert(
      'v1',
      said.map((text, at) => say(at, text)),
    );
    expect(store.find.wordsFrom('SOMÉTH')).toEqual(['something', 'somethings']);
    expect(match('someth')).not.toContain('*');
    expect([times('someth'), times('something'), times('somethings')]).toEqual([[0, 1], [0, 1], [1]]);
    expect([times('"else someth'), times('no somethi'), times('somethingx')]).toEqual([[], [], []]);
    store.insert('v1', [say(9, 'is there something')]);
    expect([times('there-someth'), times('"there someth')]).toEqual([[9], [9]]);
  });

  it('leaves a beginning of too many words, a short one and one in other letters to the index', () => {
    const words = Array.from({ length: 60 }, (_, number) => `goalkeeper${number}`);
    store.insert('v1', [say(1, words.join(' ')), say(2, 'вратарский')]);
    expect(['goalkeeper', 'goal', 'вратарс'].map(store.find.wordsFrom)).toEqual([null, null, null]);
    expect(store.find.wordsFrom('goalkeeper2')).toHaveLength(11);
    expect([times('goalkeeper'), times('goal'), times('вратарс')]).toEqual([[1], [1], [2]]);
  });

  it('answers page after page', () => {
    store.insert(
      'v1',
      Array.from({ length: 7 }, (_, index) => say(index + 1, 'hello')),
    );
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page = store.find.inVideo('v1', match('hello'), after, 3);
      seen.push(...page.messages.map(({ at }) => at));
      after = page.next;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('finds an author exactly, even one whose name is no word', () => {
    store.insert('v1', [say(1, 'hi', 'ann'), say(2, 'hi', 'ann b'), say(3, 'hi', '*+*'), say(4, 'ho', 'ann')]);
    const of = (author: string, words: string | null) =>
      store.find.inVideo('v1', byAuthor(author, words), 0, 10).messages.map(({ at }) => at);
    expect([of('ann', null), of('*+*', null), of('ann', match('ho')), of('nobody', null)]).toEqual([
      [1, 4],
      [3],
      [4],
      [],
    ]);
  });
});

describe('a search in the chat of all videos', () => {
  it('begins with the newest video, keeps to those asked for, and says where there is more', () => {
    for (let video = 1; video <= 5; video += 1)
      store.insert(
        `v${video}`,
        [1, 2, 3].map((at) => say(video * 10 + at, at < video ? 'lol' : 'hm')),
      );
    const ask = (videoIds: string[], maxVideos = 10) =>
      store.find
        .inVideos(videoIds, match('lol '), { maxVideos, perVideo: 2 })
        .map(({ videoId, messages, more }) => [videoId, ...messages.map(({ at }) => at), more]);
    expect(ask(['v1', 'v2', 'v3', 'v4', 'v5'])).toEqual([
      ['v5', 51, 52, true],
      ['v4', 41, 42, true],
      ['v3', 31, 32, false],
      ['v2', 21, false],
    ]);
    expect(ask(['v2', 'v4', 'unknown'])).toEqual([
      ['v4', 41, 42, true],
      ['v2', 21, false],
    ]);
    expect(ask(['v2', 'v3', 'v4'], 1)).toHaveLength(1);
    expect(ask([])).toEqual([]);
  });
});

describe('the index', () => {
  it('takes in older chat bit by bit, and what comes meanwhile once', () => {
    store.insert(
      'v1',
      Array.from({ length: 10 }, (_, index) => say(index * 10, `old ${index}`)),
    );
    store.insert('v2', [say(5, 'old too')]);
    store.close();
    forgetIndex(file);
    store = openChatStore(file);
    expect(times('old')).toEqual([]);
    // v1 began first, so v2 is the newer one and comes first.
    expect([store.tendIndex(4), store.tendIndex(4)]).toEqual([true, true]);
    expect([times('old', 'v2'), times('old')]).toEqual([[5], [0, 10, 20, 30]]);
    store.insert('v1', [say(1, 'old, late'), say(55, 'old, still to come'), say(200, 'old no more')]);
    while (store.tendIndex(4));
    expect(times('old').sort((a, b) => a - b)).toEqual([0, 1, 10, 20, 30, 40, 50, 55, 60, 70, 80, 90, 200]);
    expect(rows('indexed_message')).toBe(14);
  });

  it('forgets a deleted video at once and clears its entries later', () => {
    store.insert(
      'v1',
      Array.from({ length: 10 }, (_, index) => say(index, 'gone')),
    );
    store.insert('v2', [say(1, 'gone')]);
    store.remove('v1');
    const all = () => store.find.inVideos(['v1', 'v2'], match('gone'), { maxVideos: 9, perVideo: 9 });
    expect(all().map(({ videoId }) => videoId)).toEqual(['v2']);
    store.insert('v1', [say(7, 'back, not gone')]);
    expect(times('gone')).toEqual([7]);
    while (store.tendIndex(4));
    expect([rows('indexed_message'), rows('indexed_video')]).toEqual([2, 2]);
    expect(times('gone')).toEqual([7]);
  });

  it('is tended by a job that goes on until nothing is left, then looks again in an hour', async () => {
    const left = [true, true, false];
    const next: (Date | undefined)[] = [];
    let ms = 0;
    const deps = {
      chat: { tendIndex: () => left.shift() ?? false },
      jobs: {
        enqueue: async (_job: unknown, _payload: unknown, options?: { at?: Date }) => void next.push(options?.at),
      },
      now: () => {
        ms += 1_100;
        return new Date(ms);
      },
    };
    await tendChatIndex(deps);
    await tendChatIndex(deps);
    expect(next.map((at) => (at?.getTime() ?? 0) > 3_600_000)).toEqual([false, true]);
  });
});
