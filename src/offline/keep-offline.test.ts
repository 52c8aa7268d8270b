import { describe, expect, it } from 'vitest';
import type { Download } from './download';
import { chooseRung, decideKeep } from './keep-offline';

const video = (id: string, startedAt: number, status = 'ready') => ({ id, status, startedAt, createdAt: 0 });
const held = (videoId: string, keptFor: string | null, is: 'done' | 'evicted' | 'paused' = 'done') => ({
  videoId,
  keptFor,
  state: { is } as Download['state'],
});

describe('decideKeep', () => {
  const rule = { channelId: 'c', count: 2 };

  it('adds the newest that are finished, and removes what has become older', () => {
    const videos = [video('old', 1), video('live', 9, 'recording'), video('new', 3), video('newer', 4)];
    expect(decideKeep(rule, videos, [held('old', 'c'), held('new', 'c')])).toEqual({ add: ['newer'], remove: ['old'] });
  });

  it('never removes what the user has asked for, nor what another channel keeps', () => {
    expect(decideKeep(rule, [], [held('mine', null), held('other', 'd')])).toEqual({ add: [], remove: [] });
  });

  it('leaves away what the user has deleted, without an older one in its place', () => {
    const videos = [video('older', 1), video('kept', 2), video('deleted', 3)];
    expect(decideKeep({ ...rule, unwanted: ['deleted'] }, videos, [])).toEqual({ add: ['kept'], remove: [] });
  });

  it('downloads again what the browser has removed, but not what is paused', () => {
    const videos = [video('a', 2), video('b', 1)];
    expect(decideKeep(rule, videos, [held('a', 'c', 'evicted'), held('b', 'c', 'paused')]).add).toEqual(['a']);
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
