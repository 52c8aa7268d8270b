import { expect, it } from 'vitest';
import { renderMasterPlaylist } from './master-playlist';

it('lists the variants in the given order, sound only without picture attributes', () => {
  const text = renderMasterPlaylist([
    {
      uri: 'source.m3u8',
      bandwidth: 2_700_000,
      averageBandwidth: 1_500_000,
      width: 1280,
      height: 720,
      fps: 29.97,
      codecs: 'avc1.64001f,mp4a.40.2',
    },
    {
      uri: 'audio.m3u8',
      bandwidth: 130_000,
      averageBandwidth: 128_000,
      width: null,
      height: null,
      fps: null,
      codecs: 'mp4a.40.2',
    },
  ]);
  expect(text).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-STREAM-INF:BANDWIDTH=2700000,AVERAGE-BANDWIDTH=1500000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970
source.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=130000,AVERAGE-BANDWIDTH=128000,CODECS="mp4a.40.2"
audio.m3u8
`);
});
