import { formatTimeOfDay } from '@/components/ui/format-date';
import { mediaToWall, type Run } from '@/shared/timeline';

/** 20:15:42 in the viewer's zone, "4 May 00:15:42" on another day than the one the broadcast began on. Epoch milliseconds. */
export function formatBroadcastTime(wallMs: number, startMs: number): string {
  const at = new Date(wallMs);
  const time = formatTimeOfDay(wallMs);
  if (at.toDateString() === new Date(startMs).toDateString()) return time;
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
}

/** When the moment at `sec` of the video was broadcast; empty when nothing was recorded. */
export function broadcastTimeAt(runs: readonly Run[], sec: number): string {
  const wallMs = mediaToWall(runs, sec);
  return wallMs === null ? '' : formatBroadcastTime(wallMs, runs[0]?.wallStart ?? wallMs);
}
