import { type PresetName, presets } from '../../protocol/index';
import { SINK } from '../display/start-sound';
import { grabPeriodUs } from './refresh-phase';

export const GOP_SECONDS = 2;
export const PLAYLIST = 'out.m3u8';
export const INIT_SEGMENT = '0.mp4';
/** Constant lateness of the sound on this path, measured on the test card (recorder/README.md, "Sync"). */
export const AUDIO_LATE_MS = 0;

export type CaptureInput = {
  quality: PresetName;
  display: string;
  /** Wall clock of media time zero, epoch milliseconds; a little in the future, so that both inputs are open by then. */
  zeroAt: number;
  audioLateMs?: number;
};

/**
 * The one capture command. Both inputs are stamped with the wall clock by ffmpeg, so with `-copyts` and one common
 * offset they keep their true distance (without it each live input is moved to zero by itself), and media time zero IS
 * `zeroAt`: what comes before is trimmed. Everything is relative to the current directory, the part's spool.
 */
export function captureArguments(input: CaptureInput): string[] {
  const preset = presets[input.quality];
  const zero = input.zeroAt / 1000;
  const late = (input.audioLateMs ?? AUDIO_LATE_MS) / 1000;
  const video = preset.fps > 0;
  const soundIndex = video ? 1 : 0;
  return [
    // `info`: the line about the first input tells when grabbing began.
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', '-progress', 'pipe:1', '-stats_period', '1'],
    '-copyts',
    // The picture is converted in one thread: handing it about in slices is dearer than the work itself.
    ...['-filter_complex_threads', '1'],
    ...(video ? grab(input.display, preset, zero) : []),
    ...['-itsoffset', (-zero - late).toFixed(3), '-thread_queue_size', '1024'],
    // 20 ms fragments: small enough for exact stamps, large enough to cost nothing.
    ...['-f', 'pulse', '-sample_rate', '48000', '-channels', '2', '-fragment_size', '3840', '-i', `${SINK}.monitor`],
    ...['-filter_complex', video ? `${pictures(preset.fps)};${sounds(soundIndex)}` : sounds(soundIndex)],
    ...(video ? ['-map', '[v]', ...encodeVideo(preset)] : []),
    ...['-map', '[a]', '-c:a', 'aac', '-b:a', `${preset.audioKbps}k`],
    ...segments(),
  ];
}

function grab(display: string, preset: { width: number; height: number; fps: number }, zero: number): string[] {
  return [
    ...['-itsoffset', (-zero).toFixed(3), '-thread_queue_size', '64', '-probesize', '32', '-analyzeduration', '0'],
    ...['-f', 'x11grab', '-draw_mouse', '0', '-framerate', `1000000/${grabPeriodUs(preset.fps)}`],
    ...['-video_size', `${preset.width}x${preset.height}`, '-i', display],
  ];
}

const COLOURS = 'scale=flags=area+full_chroma_inp,format=yuv420p';

/** These come before media time zero (LEAD_MS in start-capture.ts) and are trimmed, so here the slot may still move. */
const SETTLING_FRAMES = 8;

/**
 * Puts each picture into a slot of the frame grid. x11grab grabs in step with the page's refresh, a little off the frame
 * rate and a little late at times. Variable 0 follows the wall clock of picture 0, as told by all pictures since (slowly,
 * so that no single late one counts); variable 1 is the slot of picture 0 and moves by one only when the pictures are
 * clearly nearer to another slot, so that jitter never costs a picture. Left alone, ffmpeg's constant frame rate lets
 * pictures stay a whole frame off after every hiccup. `-frame_drop_threshold` then drops a second picture in one slot.
 * Then the colours: averaged over 2x2 pixels from chroma at full size, which is nearer to the broadcast than ffmpeg's
 * default (bicubic) and, having vector code for all its steps, takes 60 % of its time (docs/benchmarks.md).
 */
function pictures(fps: number): string {
  const period = grabPeriodUs(fps) / 1_000_000;
  const begin = `T-N*${period}`;
  const settling = `lt(N,${SETTLING_FRAMES})`;
  const gain = `if(${settling},0.3*(${begin}-ld(0)),0.02*clip(${begin}-ld(0),-0.005,0.005))`;
  const follow = `st(0,if(eq(N,0),T,ld(0)+${gain}))`;
  const wanted = `st(2,ld(0)*${fps}+N*${(period * fps - 1).toFixed(9)})`;
  const slot = `st(1,if(${settling}+gt(abs(ld(2)-ld(1)),0.6),round(ld(2)),ld(1)))`;
  return `[0:v]setpts='${follow};${wanted};${slot};(N+ld(1))/${fps}/TB',trim=start=0,${COLOURS}[v]`;
}

function sounds(index: number): string {
  return [
    `[${index}:a]atrim=start=0`,
    // Follows the stamps: gently (0.5 %) beyond 3 ms, at once beyond 50 ms; a plain async=1 tolerates 100 ms for ever.
    // `flags=res` keeps the resampler on from the start: switching it on later, at the first correction, makes ffmpeg fill
    // in the silence before `first_pts` a second time, and everything after it would be heard that much late.
    'aresample=async=240:min_comp=0.003:min_hard_comp=0.05:first_pts=0:flags=res',
    // The meter: ten peaks a second on descriptor 3, for the silence check and the heartbeat. In line, not on a branch
    // of its own: ffmpeg would let the picture wait for whatever the branch buffers.
    'asetnsamples=n=4800:p=0',
    'astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level',
    'ametadata=mode=print:key=lavfi.astats.Overall.Peak_level:file=pipe\\\\:3:direct=1[a]',
  ].join(',');
}

function encodeVideo(preset: { width: number; fps: number; maxVideoKbps: number }): string[] {
  const gop = `${preset.fps * GOP_SECONDS}`;
  return [
    ...['-fps_mode', 'cfr', '-frame_drop_threshold', '0.5', '-r', `${preset.fps}`],
    ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '26', '-pix_fmt', 'yuv420p', '-profile:v', 'high'],
    // What the preset does besides and does not pay off here (docs/benchmarks.md, "What was tried"): B-frames cost a fifth
    // more CPU for 12 % fewer bytes, adaptive quantization a quarter more bytes on drawings and slides.
    ...['-bf', '0', '-x264-params', 'weightp=0:aq-mode=0'],
    // One thread keeps up with 720p30 several times over, without the cost of passing frames between threads.
    ...['-threads', preset.width > 1280 ? '2' : '1'],
    ...['-maxrate', `${preset.maxVideoKbps}k`, '-bufsize', `${preset.maxVideoKbps * 2}k`],
    // Closed groups of exactly 2 s: segments, packaging and seeking all rest on this grid.
    ...['-g', gop, '-keyint_min', gop, '-sc_threshold', '0', '-flags', '+cgop'],
  ];
}

/** The first four segments are 2 s, so that bytes reach the disk and the first viewer soon; then 4 s. */
function segments(): string[] {
  return [
    ...['-f', 'hls', '-hls_time', '4', '-hls_init_time', `${GOP_SECONDS}`, '-hls_list_size', '4'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', INIT_SEGMENT, '-start_number', '1'],
    // The first fragments then carry their true decode times. Otherwise both tracks begin at zero and only an edit list
    // tells them apart, which players that use Media Source ignore: the sound would be 45 ms early in every browser.
    ...['-hls_segment_options', 'movflags=+frag_discont'],
    // temp_file: a segment gets its name only when it is complete.
    ...['-hls_segment_filename', '%d.m4s', '-hls_flags', 'temp_file+independent_segments', PLAYLIST],
  ];
}
