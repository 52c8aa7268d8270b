import { describe, expect, it } from 'vitest';
import { type Download, downloadedShare, nextWanted } from './download';

const download = (videoId: string, addedAt: number, state: Download['state']): Download => ({
  videoId,
  title: videoId,
  channelId: null,
  channelName: null,
  durationSec: 10,
  rung: '480p',
  height: 480,
  bytes: 200,
  files: [{ uri: 'part-1.mp4', bytes: 200, received: 50, etag: null }],
  state,
  keptFor: null,
  addedAt,
});

describe('nextWanted', () => {
  it('is the first that was asked for and is neither paused nor stopped', () => {
    const paused = download('paused', 1, { is: 'paused' });
    const late = download('late', 3, { is: 'wanted' });
    const early = download('early', 2, { is: 'wanted' });
    expect(nextWanted([paused, late, early])?.videoId).toBe('early');
    expect(nextWanted([paused])).toBeNull();
  });
});

describe('downloadedShare', () => {
  it('is what is stored of the media, and nothing as long as its size is not known', () => {
    expect(downloadedShare(download('a', 1, { is: 'wanted' }))).toBe(0.25);
    expect(downloadedShare({ ...download('a', 1, { is: 'wanted' }), files: null, bytes: 0 })).toBe(0);
    expect(downloadedShare(download('a', 1, { is: 'done' }))).toBe(1);
  });
});
