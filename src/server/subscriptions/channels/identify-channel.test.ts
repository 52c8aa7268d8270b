import { expect, test } from 'vitest';
import { identifyChannel } from './identify-channel';

test.each([
  ['https://www.youtube.com/@Some.Name', 'https://www.youtube.com/@Some.Name/live'],
  ['https://youtube.com/@Some.Name/streams?x=1', 'https://www.youtube.com/@Some.Name/live'],
  ['https://m.youtube.com/channel/UC0123/videos', 'https://www.youtube.com/channel/UC0123/live'],
  ['https://www.youtube.com/c/Name', 'https://www.youtube.com/c/Name/live'],
  ['https://m.twitch.tv/SomeBody/videos', 'https://www.twitch.tv/somebody'],
  ['https://kick.com/Some-Body', 'https://kick.com/some-body'],
  ['https://www.youtube.com/watch?v=abc', 'https://www.youtube.com/watch?v=abc'],
  ['https://www.twitch.tv/directory/all', 'https://www.twitch.tv/directory/all'],
  ['https://radio.example/live/#now', 'https://radio.example/live/'],
])('%s is watched at %s', (address, liveUrl) => {
  expect(identifyChannel(new URL(address)).liveUrl).toBe(liveUrl);
});

test('two addresses of one channel are the same channel', () => {
  const urls = ['https://twitch.tv/A_b', 'https://www.twitch.tv/a_b/schedule'].map(
    (address) => identifyChannel(new URL(address)).url,
  );
  expect(new Set(urls).size).toBe(1);
});

test('a channel is named by its handle, another page by host and path', () => {
  expect(identifyChannel(new URL('https://www.youtube.com/@abc')).name).toBe('@abc');
  expect(identifyChannel(new URL('https://www.radio.example/live/'))).toMatchObject({
    site: 'other',
    name: 'radio.example/live',
  });
});
