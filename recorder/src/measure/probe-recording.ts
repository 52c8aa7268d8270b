import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { MeasureError } from './measure-error';

const PROBE_LIMIT_MS = 30_000;

const probeAnswer = z.object({
  streams: z.array(z.object({ codec_type: z.string() })),
  format: z.object({ duration: z.coerce.number().positive() }),
});

export type ProbedRecording = { bytes: number; durationSec: number; hasVideo: boolean; hasAudio: boolean };

/** What is in a media file. Throws MeasureError `unreadable_file`. */
export async function probeRecording(file: string): Promise<ProbedRecording> {
  const wanted = ['-show_entries', 'stream=codec_type:format=duration', '-of', 'json'];
  try {
    const { size } = await stat(file);
    const { stdout } = await promisify(execFile)('ffprobe', ['-v', 'error', ...wanted, `file:${file}`], {
      timeout: PROBE_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    const { streams, format } = probeAnswer.parse(JSON.parse(stdout));
    const has = (kind: string) => streams.some((stream) => stream.codec_type === kind);
    return { bytes: size, durationSec: format.duration, hasVideo: has('video'), hasAudio: has('audio') };
  } catch (error) {
    throw new MeasureError(
      'unreadable_file',
      'The file cannot be read as a video. Give the path of a finished recording.',
      String(error),
    );
  }
}
