import { expect, test } from 'vitest';
import { readStreamlink } from './ask-streamlink';
import { readYtDlp } from './ask-yt-dlp';

const streamlink = (document: unknown) => readStreamlink({ stdout: JSON.stringify(document) });
const ytDlp = (document: unknown) => readYtDlp({ code: 0, stdout: `${JSON.stringify(document)}\n`, stderr: '' });
const ytDlpError = (stderr: string) => readYtDlp({ code: 1, stdout: '', stderr });

test('streamlink: streams mean live, with what the plugin knows', () => {
  const metadata = { id: 42, author: 'Someone', category: null, title: 'Chess' };
  expect(streamlink({ plugin: 'twitch', metadata, streams: { best: { type: 'hls' } } })).toEqual({
    verdict: 'live',
    title: 'Chess',
    broadcastId: '42',
    channelName: 'Someone',
  });
});

test('streamlink: no streams mean offline, no plugin means somebody else has to look', () => {
  expect(streamlink({ error: 'No playable streams found on this URL: x' }).verdict).toBe('offline');
  expect(streamlink({ error: 'No plugin can handle URL: x' }).verdict).toBe('unknown');
  expect(() => streamlink({ error: 'Unable to open URL (429 Client Error: Too Many Requests)' })).toThrow(
    expect.objectContaining({ kind: 'bot_wall' }),
  );
});

test.each([
  [{ id: 'a', live_status: 'is_live', title: 'Now' }, 'live'],
  [{ id: 'a', live_status: 'is_upcoming' }, 'upcoming'],
  [{ id: 'a', live_status: 'was_live', is_live: false }, 'offline'],
  [{ id: 'a', live_status: 'something_new', is_live: true }, 'live'],
  [{ id: 'a' }, 'unknown'],
])('yt-dlp: %j is %s', (document, verdict) => {
  expect(ytDlp(document).verdict).toBe(verdict);
});

test.each([
  ['ERROR: [youtube:tab] The channel is not currently live', 'offline'],
  ['ERROR: [youtube] abc: This live event will begin in 3 hours.', 'upcoming'],
  ['ERROR: Unsupported URL: https://x.example', 'unknown'],
])('yt-dlp: "%s" is %s', (stderr, verdict) => {
  expect(ytDlpError(stderr).verdict).toBe(verdict);
});

test('yt-dlp: walls and channels that are gone are told apart', () => {
  expect(() => ytDlpError('ERROR: [youtube] a: Sign in to confirm you’re not a bot')).toThrow(
    expect.objectContaining({ kind: 'bot_wall' }),
  );
  expect(() => ytDlpError('ERROR: [youtube:tab] a: HTTP Error 404: Not Found')).toThrow(
    expect.objectContaining({ kind: 'gone' }),
  );
});

test.each(['', 'Traceback (most recent call last):', '{"id":', '[]', 'null'])(
  'garbage %j is a helper’s fault',
  (stdout) => {
    expect(() => readStreamlink({ stdout })).toThrow(expect.objectContaining({ kind: 'helper' }));
  },
);
