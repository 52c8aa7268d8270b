import { expect, it } from 'vitest';
import type { VideoCard } from '@/shared/views';
import { nextDownload } from './next-download';

const card = (id: string, startedAt: number | null, channelId: string | null = 'c') => {
  return { id, startedAt, channel: channelId === null ? null : { id: channelId, name: channelId } } as VideoCard;
};

it('is the next one of the channel that is on the device, however they lie there', () => {
  const held = [card('late', 9), card('next', 5), card('other', 4, 'd'), card('here', 3), card('before', 1)];
  expect(nextDownload(card('here', 3), held)?.id).toBe('next');
  expect(nextDownload(card('late', 9), held)).toBeNull();
});

it('is none without a channel, or without a time', () => {
  const held = [card('alone', 5, null), card('next', 5)];
  expect(nextDownload(card('here', 3, null), held)).toBeNull();
  expect(nextDownload(card('here', null), held)).toBeNull();
});
