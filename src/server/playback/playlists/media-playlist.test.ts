import { describe, expect, it } from 'vitest';
import { lintPlaylists } from './lint-playlist';
import { renderMediaPlaylist } from './media-playlist';

const at = (iso: string) => Date.parse(`2026-11-22T${iso}Z`);
const first = {
  uri: 'part-1.mp4',
  init: { offset: 0, length: 1340 },
  segments: [
    { seq: 1, offset: 1340, length: 1_000_000, duration: 4, programDateTime: at('10:00:00.250') },
    { seq: 2, offset: 1_001_340, length: 900_000, duration: 3.966667, programDateTime: at('10:00:04.250') },
  ],
};
const second = {
  uri: 'part-2.mp4',
  init: { offset: 0, length: 1340 },
  segments: [{ seq: 1, offset: 1340, length: 500_000, duration: 2, programDateTime: at('10:00:20.000') }],
};

const FINISHED = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="part-1.mp4",BYTERANGE="1340@0"
#EXT-X-PROGRAM-DATE-TIME:2026-11-22T10:00:00.250Z
#EXTINF:4.000000,
#EXT-X-BYTERANGE:1000000@1340
part-1.mp4
#EXT-X-PROGRAM-DATE-TIME:2026-11-22T10:00:04.250Z
#EXTINF:3.966667,
#EXT-X-BYTERANGE:900000@1001340
part-1.mp4
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="part-2.mp4",BYTERANGE="1340@0"
#EXT-X-PROGRAM-DATE-TIME:2026-11-22T10:00:20.000Z
#EXTINF:2.000000,
#EXT-X-BYTERANGE:500000@1340
part-2.mp4
#EXT-X-ENDLIST
`;

const lint = (text: string) =>
  lintPlaylists({
    playlists: [{ name: 'source', text, bandwidth: 2_000_000, averageBandwidth: 1_926_000 }],
    mediaSec: 9.966667,
    frameSec: 1 / 30,
  });

describe('a media playlist', () => {
  it('is written byte for byte like this once the recording has ended', () => {
    const text = renderMediaPlaylist({ parts: [first, second], live: false });
    expect(text).toBe(FINISHED);
    expect(lint(text)).toEqual([]);
  });

  it('only ever gains lines while the recording runs', () => {
    const begin = renderMediaPlaylist({ parts: [{ ...first, segments: first.segments.slice(0, 1) }], live: true });
    const later = renderMediaPlaylist({ parts: [first], live: true });
    const restarted = renderMediaPlaylist({ parts: [first, second], live: true });
    expect(later.startsWith(begin)).toBe(true);
    expect(restarted.startsWith(later)).toBe(true);
    expect(restarted.replace('EVENT', 'VOD').concat('#EXT-X-ENDLIST\n')).toBe(FINISHED);
  });

  it('raises the target duration for a segment that came out too long', () => {
    const long = { ...second, segments: second.segments.map((segment) => ({ ...segment, duration: 6.6 })) };
    expect(renderMediaPlaylist({ parts: [long], live: false })).toContain('#EXT-X-TARGETDURATION:7\n');
  });

  it('is faulted by the lint when a rule is broken', () => {
    expect(lint(FINISHED.replace('VOD', 'EVENT'))).toEqual(['source: 8.6 a finished playlist must be VOD']);
    expect(lint(FINISHED.replace('3.966667', '4.600000')).join()).toContain('7.7');
    expect(lint(FINISHED.replace('#EXTINF:2.0', '#EXTINF:2.1')).join()).toContain('8.1');
    expect(lint(FINISHED.replace('1000000@', '9000000@')).join()).toMatch(/1\.26.*1\.27/);
  });
});
