import type { PresetName } from '../../protocol/index';
import type { Clock } from '../clock';
import type { CapturePort, RunningCapture } from '../ports';
import { partDirectory } from '../report/read-spool';
import type { QueuedSegment } from '../report/segment-uploader';
import { startCapture } from './start-capture';

/** The capture as the session sees it; every start writes the next part into the spool. */
export function createCapturePort(deps: {
  ffmpeg: string;
  quality: PresetName;
  spoolDir: string;
  firstPart: number;
  display: () => { name: string; env: Record<string, string> };
  clock: Pick<Clock, 'now' | 'wall'>;
  readRefresh: () => Promise<number | null>;
  onSegment: (segment: QueuedSegment) => void;
  onTrouble: (error: unknown) => void;
}): CapturePort {
  let part = deps.firstPart - 1;
  let starting: Promise<RunningCapture> | null = null;
  return {
    start: () => {
      part += 1;
      const mine = { part, partDir: partDirectory(deps.spoolDir, part) };
      starting = startCapture({
        ffmpeg: deps.ffmpeg,
        quality: deps.quality,
        display: deps.display(),
        partDir: mine.partDir,
        clock: deps.clock,
        readRefresh: deps.readRefresh,
        onSegment: (segment) => deps.onSegment({ ...segment, ...mine }),
        onTrouble: deps.onTrouble,
      }).then((capture) => ({ ...capture, part: mine.part }));
      return starting;
    },
    stop: async () => {
      const running = await starting?.catch(() => null);
      await running?.stop();
    },
  };
}
