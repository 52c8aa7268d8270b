import { formatBytes, formatCount } from '@/components/ui/format-amount';
import { formatClock } from '@/components/ui/format-duration';
import { achievedFps } from '@/shared/recording-cost';
import type { RecordingView } from '@/shared/views';

export type Figure = { label: string; value: string; hint: string; bad?: boolean };

type Measured = Pick<
  RecordingView,
  'heartbeat' | 'cost' | 'recordedSec' | 'bytes' | 'chatMessages' | 'chat' | 'quality'
>;

const MEBIBYTE = 1024 * 1024;

/** Megabytes an hour of this recording takes, as "612 MB/h"; a dash while too little was recorded to tell. */
export function formatRate(bytes: number, seconds: number): string {
  return seconds < 5 || bytes === 0 ? '–' : `${formatBytes((bytes / seconds) * 3600)}/h`;
}

function liveFigures({ heartbeat, quality }: Pick<Measured, 'heartbeat' | 'quality'>): Figure[] {
  if (!heartbeat) return [];
  const figures: Figure[] = [
    {
      label: 'CPU',
      value: `${heartbeat.cpuCores.toFixed(2)} cores`,
      hint: 'Average of everything this recording runs',
    },
    {
      label: 'Speed',
      value: `${heartbeat.speed.toFixed(2)}×`,
      hint: 'Below 1× the machine cannot keep up',
      bad: heartbeat.speed > 0 && heartbeat.speed < 0.97,
    },
  ];
  if (quality !== 'audio') {
    figures.splice(1, 0, {
      label: 'Frame rate',
      value: `${heartbeat.fps.toFixed(1)} fps`,
      hint: 'Frames encoded each second',
    });
    figures.push({
      label: 'Dropped',
      value: formatCount(heartbeat.droppedFrames),
      hint: 'Frames lost since the start of this part',
      bad: heartbeat.droppedFrames > 30,
    });
  }
  figures.push({
    label: 'Memory',
    value: formatBytes(heartbeat.memoryMb * MEBIBYTE),
    hint: 'Of everything this recording runs',
  });
  if (heartbeat.audioDb !== null) {
    figures.push({
      label: 'Sound',
      value: `${Math.round(heartbeat.audioDb)} dB`,
      hint: 'Loudest level just now',
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
      label: 'Mean CPU',
      value: `${cost.cpuCores.toFixed(2)} cores`,
      hint: 'Average of everything this recording ran, while it recorded',
    });
  }
  if (quality !== 'audio') {
    const fps = achievedFps(quality, cost, recordedSec);
    if (fps !== null)
      figures.push({ label: 'Frame rate', value: `${fps.toFixed(1)} fps`, hint: 'New pictures each second' });
    figures.push({
      label: 'Dropped',
      value: formatCount(cost.droppedFrames),
      hint: 'Frames lost in all',
      bad: cost.droppedFrames > 30,
    });
  }
  figures.push({
    label: 'Peak memory',
    value: formatBytes(cost.peakMemoryMb * MEBIBYTE),
    hint: 'The most that everything this recording ran took',
  });
  return figures;
}

/** What a recording amounts to, and what it costs: just now while it runs, in all when it has ended. */
export function costFigures(recording: Measured, running: boolean): Figure[] {
  const { recordedSec, bytes, chat, chatMessages } = recording;
  const figures: Figure[] = [
    { label: 'Recorded', value: formatClock(recordedSec), hint: running ? 'Length so far' : 'Length' },
    { label: 'Size', value: formatBytes(bytes), hint: 'On disk' },
    { label: 'Rate', value: formatRate(bytes, recordedSec), hint: 'Disk space for an hour' },
  ];
  if (chat) figures.push({ label: 'Chat', value: formatCount(chatMessages), hint: 'Messages kept' });
  return [...figures, ...(running ? liveFigures(recording) : totalFigures(recording))];
}

/** Seconds without a sign of life, when that is worth a warning; null otherwise. Heartbeats come every 5 s. */
export function silentFor(lastHeartbeatAt: number | null, running: boolean, nowMs: number): number | null {
  if (!running || lastHeartbeatAt === null) return null;
  const seconds = (nowMs - lastHeartbeatAt) / 1000;
  return seconds > 17 ? Math.round(seconds) : null;
}
