import { describe, expect, it } from 'vitest';
import type { Download } from './download';
import { chooseRung, decideKeep } from './keep-offline';

const video = (id: string, startedAt: number, status = 'ready', packaging = 'done') => {
  return { id, status, packaging, startedAt, createdAt: 0 };
};
const nobody: ReadonlySet<string> = new Set();
const held = (videoId: string, keptFor: string | null, is: 'done' | 'evicted' | 'paused' = 'done') => ({
  videoId,
  keptFor,
  state: { is } as Download['state'],
});

describe('decideKeep', () => {
  const rule = { channelId: 'c', count: 2 };

  it('adds the newest that are finished, and removes an older one only when they are here', () => {
    const videos = [video('old', 1), video('live', 9, 'recording'), video('new', 3), video('newer', 4)];
    const before = [held('old', 'c'), held('new', 'c')];
    expect(decideKeep(rule, videos, before, nobody)).toEqual({ add: ['newer'], remove: [] });
    const paused = [...before, held('newer', 'c', 'paused')];
    expect(decideKeep(rule, videos, paused, nobody)).toEqual({ add: [], remove: [] });
    const after = [...before, held('newer', 'c')];
    expect(decideKeep(rule, videos, after, nobody)).toEqual({ add: [], remove: ['old'] });
  });

  it('leaves an older one alone as long as it is being watched', () => {
    const videos = [video('old', 1), video('new', 3), video('newer', 4)];
    const all = [held('old', 'c'), held('new', 'c'), held('newer', 'c')];
    expect(decideKeep(rule, videos, all, new Set(['old'])).remove).toEqual([]);
  });

  it('waits until the lower qualities are there, or will never be', () => {
    const at = (packaging: string) => decideKeep(rule, [video('a', 1, 'ready', packaging)], [], nobody).add;
    expect(['none', 'queued', 'running', 'done', 'failed'].map(at)).toEqual([[], [], [], ['a'], ['a']]);
  });

  it('removes nothing when the channel is gone, nor what was deleted on the server', () => {
    expect(decideKeep(rule, [], [held('a', 'c'), held('b', 'c')], nobody)).toEqual({ add: [], remove: [] });
    const left = [video('a', 1), video('b', 2)];
    const all = [held('a', 'c'), held('b', 'c'), held('trashed', 'c')];
    expect(decideKeep(rule, left, all, nobody)).toEqual({ add: [], remove: [] });
  });

  it('never removes what the user has asked for, nor what another channel keeps', () => {
    const videos = [video('mine', 1), video('other', 1), video('a', 2), video('b', 3)];
    const all = [held('mine', null), held('other', 'd'), held('a', 'c'), held('b', 'c')];
    expect(decideKeep(rule, videos, all, nobody)).toEqual({ add: [], remove: [] });
  });

  it('leaves away what the user has deleted, without an older one in its place', () => {
    const videos = [video('older', 1), video('kept', 2), video('deleted', 3)];
    expect(decideKeep({ ...rule, unwanted: ['deleted'] }, videos, [], nobody)).toEqual({ add: ['kept'], remove: [] });
  });

  it('downloads again what the browser has removed, but not what is paused', () => {
    const videos = [video('a', 2), video('b', 1)];
    expect(decideKeep(rule, videos, [held('a', 'c', 'evicted'), held('b', 'c', 'paused')], nobody).add).toEqual(['a']);
  });
});

describe('chooseRung', () => {
  const rungs = [
    { name: 'source', height: 720, bytes: 3 },
    { name: '480p', height: 480, bytes: 2 },
    { name: 'audio', height: null, bytes: 1 },
  ];
  it('takes the best one that is not higher than wanted', () => {
    expect(chooseRung(rungs, 1080)?.name).toBe('source');
    expect(chooseRung(rungs, 600)?.name).toBe('480p');
  });

  it('takes the lowest picture when all are higher, and sound only when that is wanted', () => {
    expect(chooseRung(rungs, 240)?.name).toBe('480p');
    expect(chooseRung(rungs, null)?.name).toBe('audio');
    expect(chooseRung(rungs.slice(0, 2), null)?.name).toBe('480p');
    expect(chooseRung([], 480)).toBeNull();
  });
});
