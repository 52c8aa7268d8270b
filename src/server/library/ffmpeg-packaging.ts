import ffmpeg from 'fluent-ffmpeg';
import { type Rung, widthFor } from './ladder';

// The only module that knows fluent-ffmpeg, which is no longer maintained upstream.

export type EncodeInput = {
  source: string;
  width: number;
  height: number;
  hasAudio: boolean;
  /** Highest rung first; each is scaled from the one above it. */
  rungs: readonly { rung: Rung; output: string }[];
};

/** ffmpeg reports twice a second; low priority on a busy machine is slow, but not that slow. */
const STALL_MS = 5 * 60_000;

/**
 * One decode, every rung scaled from the rung above it: a third of what separate runs cost.
 * Exported for the test that pins it.
 */
export function scaleGraph(input: Pick<EncodeInput, 'width' | 'height' | 'rungs'>): string[] {
  return input.rungs.flatMap(({ rung }, index) => {
    const from = index === 0 ? '0:v:0' : `down${index}`;
    const scaled = `[${from}]scale=${widthFor(input, rung.height)}:${rung.height}:flags=bicubic`;
    const last = index === input.rungs.length - 1;
    return [last ? `${scaled}[out${index}]` : `${scaled},split=2[out${index}][down${index + 1}]`];
  });
}

/**
 * Encoder options of a rung. Every source frame is encoded once at its own time, key frames exactly where the source
 * has them and nowhere else; each begins a fragment, so fragments can be put together to the source's segments.
 * Raw decode times are kept (`frag_discont`, and the input's edit lists are ignored): see `copyEditLists`.
 */
export function rungOptions({ crf, maxVideoKbps }: Rung, hasAudio: boolean): string[] {
  return [
    '-c:v libx264',
    '-preset veryfast',
    '-pix_fmt yuv420p',
    `-crf ${crf}`,
    `-maxrate ${maxVideoKbps}k`,
    `-bufsize ${maxVideoKbps * 2}k`,
    '-g 100000',
    // Without B-frames a frame is shown when it is decoded; else every player would have to honour edit lists alike.
    '-bf 0',
    '-sc_threshold 0',
    '-force_key_frames source',
    '-forced-idr 1',
    '-fps_mode passthrough',
    '-enc_time_base -1',
    ...(hasAudio ? ['-c:a copy'] : []),
    '-map_metadata -1',
    // negative_cts_offsets: there are none, but without it ffmpeg 5.1 moves a first frame that is not at 0 to 0.
    '-movflags +frag_keyframe+empty_moov+default_base_moof+frag_discont+negative_cts_offsets+skip_trailer',
    '-f mp4',
  ];
}

function toSeconds(timemark: string): number {
  return timemark.split(':').reduce((sum, field) => sum * 60 + Number(field), 0);
}

/** Calls `kill` when `alive` was not called for a while; `stalled` then tells why. */
function watchStall(kill: () => void) {
  let error: Error | null = null;
  const fire = () => {
    error = new Error('The encoder made no progress for five minutes.');
    kill();
  };
  const timer = setTimeout(fire, STALL_MS);
  return { alive: () => timer.refresh(), stop: () => clearTimeout(timer), stalled: () => error };
}

function buildCommand(input: EncodeInput) {
  const command = ffmpeg({ source: input.source, niceness: 15 })
    .inputOptions(['-nostdin', '-copyts', '-ignore_editlist 1'])
    .complexFilter(scaleGraph(input));
  for (const [index, { rung, output }] of input.rungs.entries()) {
    const maps = [`-map [out${index}]`, ...(input.hasAudio ? ['-map 0:a:0'] : [])];
    command.output(output).outputOptions([...maps, ...rungOptions(rung, input.hasAudio)]);
  }
  return command;
}

/**
 * Encodes all rungs of one part in one run at low priority. `onProgress` gets seconds of media done.
 * Rejects with what ffmpeg said last, or with the signal's reason; the outputs are then incomplete.
 */
export function encodeRungs(
  input: EncodeInput,
  onProgress: (seconds: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const command = buildCommand(input);
    const abort = () => command.kill('SIGKILL');
    const watch = watchStall(abort);
    const settle = (act: () => void) => {
      watch.stop();
      signal.removeEventListener('abort', abort);
      act();
    };
    command
      // Between run() and the start of the process kill() finds nothing to kill.
      .on('start', () => {
        if (signal.aborted) abort();
      })
      .on('progress', ({ timemark }: { timemark?: string }) => {
        watch.alive();
        const seconds = toSeconds(timemark ?? '');
        if (seconds >= 0) onProgress(seconds);
      })
      .on('end', () => settle(resolve))
      .on('error', (error: Error, _stdout: string | null, stderr: string | null) => {
        const said = new Error(`${error.message}\n${(stderr ?? '').slice(-2000)}`, { cause: error });
        settle(() => reject(signal.aborted ? signal.reason : (watch.stalled() ?? said)));
      });
    if (signal.aborted) return settle(() => reject(signal.reason));
    signal.addEventListener('abort', abort, { once: true });
    command.run();
  });
}
