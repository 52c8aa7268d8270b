import { describe, expect, it } from 'vitest';
import { filesOfPlaylist, onlyRung, sheetsOf } from './playlist-files';

const playlist = `#EXTM3U
#EXT-X-MAP:URI="part-1.mp4",BYTERANGE="800@0"
#EXTINF:4.000000,
#EXT-X-BYTERANGE:1000@800
part-1.mp4
#EXTINF:4.000000,
#EXT-X-BYTERANGE:500@1800
part-1.mp4
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="part-2.mp4?v=x",BYTERANGE="700@0"
#EXTINF:2.000000,
#EXT-X-BYTERANGE:300@700
part-2.mp4?v=x
#EXT-X-ENDLIST
`;

describe('filesOfPlaylist', () => {
  it('names each file once, as long as the last byte that is played from it', () => {
    expect(filesOfPlaylist(playlist).map(({ uri, bytes }) => [uri, bytes])).toEqual([
      ['part-1.mp4', 2300],
      ['part-2.mp4?v=x', 1000],
    ]);
  });
});

describe('onlyRung', () => {
  const master = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-STREAM-INF:BANDWIDTH=3
source.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=1
480p.m3u8
`;
  it('keeps the head and the one quality', () => {
    expect(onlyRung(master, '480p')).toBe('#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-STREAM-INF:BANDWIDTH=1\n480p.m3u8\n');
  });

  it('is null for a quality that is not there', () => {
    expect(onlyRung(master, '240p')).toBeNull();
  });
});

describe('sheetsOf', () => {
  it('names each picture of a storyboard once', () => {
    const vtt =
      'WEBVTT\n\n00:00.000 --> 00:02.000\nstoryboard-1.jpg#xywh=0,0,160,90\n\n00:02.000 --> 00:04.000\nstoryboard-1.jpg#xywh=160,0,160,90\n\n00:04.000 --> 00:06.000\nstoryboard-2.jpg#xywh=0,0,160,90\n';
    expect(sheetsOf(vtt)).toEqual(['storyboard-1.jpg', 'storyboard-2.jpg']);
  });
});
