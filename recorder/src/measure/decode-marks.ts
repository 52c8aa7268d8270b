import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { BARCODE_REGION, FLASH_REGION, STRIP_SAMPLES } from './card-layout';
import { BEEP_SAMPLE_RATE } from './find-beeps';
import { MeasureError } from './measure-error';

/** Bytes of one reduced frame: a line of gray samples of the barcode and one of the flash. */
const FRAME_BYTES = 2 * STRIP_SAMPLES;

export type MarkReader = {
  /** One reduced frame and its time in seconds from the beginning of the file. */
  frame(timeSec: number, reduced: Uint8Array): void;
  /** Mono sound at BEEP_SAMPLE_RATE, from time 0. */
  sound(samples: Int16Array): void;
};

function reduce(region: typeof BARCODE_REGION | typeof FLASH_REGION): string {
  const { x, y, w, h } = region;
  return `crop=w=iw*${w}:h=ih*${h}:x=iw*${x}:y=ih*${y}:exact=1,scale=${STRIP_SAMPLES}:1:flags=area`;
}

function ffmpegArguments(file: string, hasAudio: boolean): string[] {
  const picture = [
    '[0:v:0]format=gray,split[bars][light]',
    `[bars]${reduce(BARCODE_REGION)}[a]`,
    `[light]${reduce(FLASH_REGION)}[b]`,
    '[a][b]vstack,showinfo=checksum=0[v]',
  ];
  // Sound that starts late or has holes is filled up with silence, so that the count of samples is the time.
  const sound = `[0:a:0]aresample=${BEEP_SAMPLE_RATE}:async=1:min_hard_comp=0.005:first_pts=0,aformat=s16:channel_layouts=mono[s]`;
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'info', '-i', `file:${file}`],
    ...['-filter_complex', [...picture, ...(hasAudio ? [sound] : [])].join(';')],
    ...['-map', '[v]', '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
    ...(hasAudio ? ['-map', '[s]', '-f', 's16le', 'pipe:3'] : []),
  ];
}

/** Cuts a byte stream into pieces of exactly `size` bytes (a last, shorter piece is dropped). */
async function* inPieces(stream: Readable, size: number): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (; at + size <= rest.length; at += size) yield rest.subarray(at, at + size);
    rest = rest.subarray(at);
  }
}

async function readSound(stream: Readable, reader: MarkReader): Promise<void> {
  for await (const piece of inPieces(stream, 2 * (BEEP_SAMPLE_RATE / 100))) {
    const samples = Int16Array.from({ length: piece.length / 2 }, (_, i) => piece.readInt16LE(i * 2));
    reader.sound(samples);
  }
}

/** Joins the frames on stdout with their times, which showinfo prints on stderr in the same order. */
function frameJoiner(reader: MarkReader) {
  const times: number[] = [];
  const frames: Uint8Array[] = [];
  const join = () => {
    while (times.length > 0 && frames.length > 0) {
      const [time, frame] = [times.shift(), frames.shift()];
      if (time !== undefined && frame !== undefined) reader.frame(time, frame);
    }
  };
  return {
    time(sec: number) {
      times.push(sec);
      join();
    },
    frame(piece: Uint8Array) {
      frames.push(Uint8Array.from(piece));
      join();
    },
  };
}

/**
 * Decodes a recording once and hands out its marks, a few hundred bytes a frame, in order. Throws MeasureError
 * `decode_failed`; ffmpeg is gone when this returns, in every case. `limitMs` bounds the time it may take.
 */
export async function decodeMarks(
  file: string,
  { hasAudio, limitMs }: { hasAudio: boolean; limitMs: number },
  reader: MarkReader,
): Promise<void> {
  const stdio = ['ignore', 'pipe', 'pipe', hasAudio ? 'pipe' : 'ignore'] as const;
  const child = spawn('ffmpeg', ffmpegArguments(file, hasAudio), { stdio: [...stdio] });
  const closed = once(child, 'close'); // rejects when ffmpeg cannot be started
  closed.catch(() => undefined);
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const joiner = frameJoiner(reader);
  const said: string[] = [];
  const [, stdout, stderr, sound] = child.stdio;

  const readPicture = async () => {
    for await (const piece of inPieces(stdout as Readable, FRAME_BYTES)) joiner.frame(piece);
  };
  const readTimes = async () => {
    for await (const line of createInterface({ input: stderr as Readable })) {
      const time = /showinfo.* pts_time:\s*(-?[\d.]+)/.exec(line)?.[1];
      if (time !== undefined) joiner.time(Number(time));
      else if (!line.includes('showinfo') && said.push(line) > 20) said.shift();
    }
  };
  try {
    const reading = [readPicture(), readTimes(), ...(hasAudio ? [readSound(sound as Readable, reader)] : [])];
    const [end] = await Promise.all([closed, ...reading]);
    const [code, signal]: unknown[] = Array.isArray(end) ? end : [];
    if (code !== 0) throw new Error(`ffmpeg ended with ${String(signal ?? code)}`);
  } catch (error) {
    throw new MeasureError(
      'decode_failed',
      'The recording could not be decoded. Check the file and that ffmpeg is installed ("jomo doctor").',
      [String(error), ...said].join('\n'),
    );
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await closed.catch(() => undefined);
  }
}
