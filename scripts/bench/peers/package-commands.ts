import { type Rung, widthFor } from '../../../src/server/library/ladder';

const SHAPE = { width: 1280, height: 720 };

/**
 * One ffmpeg that makes all rungs from one decode, as somebody would write it by hand: the encoder settings of our rungs,
 * the sound copied, plain fragmented files.
 */
export function onePass(source: string, dir: string, rungs: readonly Rung[]): string[] {
  const graph = rungs.flatMap(({ height }, index) => {
    const from = index === 0 ? '0:v' : `down${index}`;
    const scaled = `[${from}]scale=${widthFor(SHAPE, height)}:${height}:flags=bicubic`;
    return index === rungs.length - 1 ? `${scaled}[out${index}]` : `${scaled},split=2[out${index}][down${index + 1}]`;
  });
  const outputs = rungs.flatMap(({ crf, maxVideoKbps, name }, index) => [
    ...['-map', `[out${index}]`, '-map', '0:a', '-c:a', 'copy', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-pix_fmt', 'yuv420p', '-crf', `${crf}`, '-maxrate', `${maxVideoKbps}k`, '-bufsize', `${maxVideoKbps * 2}k`],
    ...['-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-bf', '0'],
    ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof', `${dir}/raw-${name}.mp4`],
  ]);
  return ['-i', source, '-filter_complex', graph.join(';'), ...outputs];
}

/** PeerTube's bits per pixel and second for one resolution; its target is that, but at most 1.3 times the source's. */
const bitsPerPixel: Readonly<Record<number, number>> = { 240: 0.17, 480: 0.12, 720: 0.11 };

/**
 * One resolution as PeerTube makes it for HLS: a run of ffmpeg of its own (packages/ffmpeg/src/ffmpeg-vod.ts and
 * ffmpeg-default-transcoding-profile.ts of its repository: veryfast, maxrate, 16 B-frames, one file per resolution).
 */
export function peertubeEncode(source: string, dir: string, height: number, sourceBps: number): string[] {
  const width = widthFor(SHAPE, height);
  const target = Math.round(Math.min(width * height * 30 * (bitsPerPixel[height] ?? 0.12), sourceBps * 1.3));
  return [
    ...['-i', source, '-c:a', 'copy', '-c:v', 'libx264', '-vf', `scale=w=-2:h=${height}`],
    ...['-max_muxing_queue_size', '1024', '-map_metadata', '-1', '-pix_fmt', 'yuv420p', '-preset', 'veryfast'],
    ...['-maxrate:v', `${target}`, '-bufsize:v', `${target * 2}`, '-b_strategy', '1', '-bf', '16'],
    ...['-r', '30', '-g:v', '60', '-hls_time', '4', '-hls_list_size', '0', '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_segment_filename', `${dir}/peertube-${height}.mp4`],
    ...['-f', 'hls', '-hls_flags', 'single_file', `${dir}/peertube-${height}.m3u8`],
  ];
}

/** The same without encoding, as PeerTube does for the highest resolution where the source allows it. */
export function peertubeCopy(source: string, dir: string): string[] {
  return [
    ...['-i', source, '-c', 'copy', '-hls_time', '4', '-hls_list_size', '0', '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_segment_filename', `${dir}/peertube-copy.mp4`],
    ...['-f', 'hls', '-hls_flags', 'single_file', `${dir}/peertube-copy.m3u8`],
  ];
}

/** Tiles of a storyboard from key frames alone, in one command: `size` pixels, `grid` tiles a sheet, one every `interval` s. */
export function keyFrameSheets(
  source: string,
  dir: string,
  { size, grid, interval }: { size: string; grid: string; interval: number },
): string[] {
  const filter = `fps=1/${interval},scale=${size}:flags=bicubic,tile=${grid}`;
  return [
    '-skip_frame',
    'nokey',
    '-i',
    source,
    '-an',
    '-threads',
    '1',
    '-vf',
    filter,
    '-q:v',
    '5',
    `${dir}/raw-%d.jpg`,
  ];
}
