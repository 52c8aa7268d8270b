import { formatBytes } from '@/components/ui/format-amount';
import { formatClock } from '@/components/ui/format-duration';
import { achievedFps } from '@/shared/recording-cost';
import type { RecordingView } from '@/shared/views';
import { figureTexts } from '@/texts/figures';
import { formatCount } from '@/texts/plural';

export type Figure = { label: string; value: string; hint: string; bad?: boolean };

type Measured = Pick<
  RecordingView,
  'heartbeat' | 'cost' | 'recordedSec' | 'bytes' | 'chatMessages' | 'chat' | 'quality'
>;

const MEBIBYTE = 1024 * 1024;

/** Megabytes an hour of this recording takes, as "612 MB/h"; a dash while too little was recorded to tell. */
export function formatRate(bytes: number, seconds: number): string {
  return seconds < 5 || bytes === 0 ? '–' : figureTexts.perHour(formatBytes((bytes / seconds) * 3600));
}

function liveFigures({ heartbeat, quality }: Pick<Measured, 'heartbeat' | 'quality'>): Figure[] {
  if (!heartbeat) return [];
  const figures: Figure[] = [
    {
      label: figureTexts.cpu,
      value: figureTexts.cores(heartbeat.cpuCores.toFixed(2)),
      hint: figureTexts.cpuHint,
    },
    {
      label: figureTexts.speed,
      value: `${heartbeat.speed.toFixed(2)}×`,
      hint: figureTexts.speedHint,
      bad: heartbeat.speed > 0 && heartbeat.speed < 0.97,
    },
  ];
  if (quality !== 'audio') {
    figures.splice(1, 0, {
      label: figureTexts.frameRate,
      value: figureTexts.fps(heartbeat.fps.toFixed(1)),
      hint: figureTexts.frameRateHint,
    });
    figures.push({
      label: figureTexts.dropped,
      value: formatCount(heartbeat.droppedFrames),
      hint: figureTexts.droppedHint,
      bad: heartbeat.droppedFrames > 30,
    });
  }
  figures.push({
    label: figureTexts.memory,
    value: formatBytes(heartbeat.memoryMb * MEBIBYTE),
    hint: figureTexts.memoryHint,
  });
  if (heartbeat.audioDb !== null) {
    figures.push({
      label: figureTexts.sound,
      value: figureTexts.loudness(String(Math.round(heartbeat.audioDb))),
      hint: figureTexts.soundHint,
      bad: heartbeat.audioDb < -60,
    });
  }
  return figures;
}

/** What all of an ended recording cost; figures that were not measured are left out. */
function totalFigures({ cost, quality, recordedSec }: Pick<Measured, 'cost' | 'quality' | 'recordedSec'>): Figure[] {
  if (!cost) return [];
  const figures: Figure[] = [];
  if (cost.cpuCores !== null) {
    figures.push({
      label: figureTexts.meanCpu,
      value: figureTexts.cores(cost.cpuCores.toFixed(2)),
      hint: figureTexts.meanCpuHint,
    });
  }
  if (quality !== 'audio') {
    const fps = achievedFps(quality, cost, recordedSec);
    if (fps !== null)
      figures.push({
        label: figureTexts.frameRate,
        value: figureTexts.fps(fps.toFixed(1)),
        hint: figureTexts.newPictures,
      });
    figures.push({
      label: figureTexts.dropped,
      value: formatCount(cost.droppedFrames),
      hint: figureTexts.droppedInAll,
      bad: cost.droppedFrames > 30,
    });
  }
  figures.push({
    label: figureTexts.peakMemory,
    value: formatBytes(cost.peakMemoryMb * MEBIBYTE),
    hint: figureTexts.peakMemoryHint,
  });
  return figures;
}

/** What a recording amounts to, and what it costs: just now while it runs, in all when it has ended. */
export function costFigures(recording: Measured, running: boolean): Figure[] {
  const { recordedSec, bytes, chat, chatMessages } = recording;
  const figures: Figure[] = [
    {
      label: figureTexts.recorded,
      value: formatClock(recordedSec),
      hint: running ? figureTexts.lengthSoFar : figureTexts.length,
    },
    { label: figureTexts.size, value: formatBytes(bytes), hint: figureTexts.sizeHint },
    { label: figureTexts.rate, value: formatRate(bytes, recordedSec), hint: figureTexts.rateHint },
  ];
  if (chat) figures.push({ label: figureTexts.chat, value: formatCount(chatMessages), hint: figureTexts.chatHint });
  return [...figures, ...(running ? liveFigures(recording) : totalFigures(recording))];
}

/** Seconds without a sign of life, when that is worth a warning; null otherwise. Heartbeats come every 5 s. */
export function silentFor(lastHeartbeatAt: number | null, running: boolean, nowMs: number): number | null {
  if (!running || lastHeartbeatAt === null) return null;
  const seconds = (nowMs - lastHeartbeatAt) / 1000;
  return seconds > 17 ? Math.round(seconds) : null;
}
