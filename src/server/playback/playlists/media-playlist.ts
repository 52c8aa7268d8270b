import { type MediaPart, targetDurationOf } from '../../library/index-parts';

/** A part and the address of its media, relative to the playlist. */
export type PlaylistPart = Pick<MediaPart, 'segments'> & { uri: string; init: { offset: number; length: number } };

function renderPart(part: PlaylistPart, index: number): string[] {
  const map = `#EXT-X-MAP:URI="${part.uri}",BYTERANGE="${part.init.length}@${part.init.offset}"`;
  const segments = part.segments.flatMap((segment) => [
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.programDateTime).toISOString()}`,
    `#EXTINF:${segment.duration.toFixed(6)},`,
    `#EXT-X-BYTERANGE:${segment.length}@${segment.offset}`,
    part.uri,
  ]);
  return [...(index > 0 ? ['#EXT-X-DISCONTINUITY'] : []), map, ...segments];
}

/**
 * The media playlist of one rung: byte ranges into one fMP4 file a part. While `live` it is an EVENT without end, to
 * which lines are only ever added; afterwards a VOD. Parts without segments must be left out by the caller.
 */
export function renderMediaPlaylist(input: { parts: readonly PlaylistPart[]; live: boolean }): string {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${targetDurationOf(input.parts)}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PLAYLIST-TYPE:${input.live ? 'EVENT' : 'VOD'}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...input.parts.flatMap(renderPart),
    ...(input.live ? [] : ['#EXT-X-ENDLIST']),
  ];
  return `${lines.join('\n')}\n`;
}
