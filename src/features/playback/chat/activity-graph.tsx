import { memo } from 'react';
import type { ChatActivity } from '@/shared/views';
import styles from './activity-graph.module.css';

/** The outline in a box as wide as the video has columns, and 100 high. */
function outline(perMinute: readonly number[], width: number): string {
  const most = Math.max(...perMinute, 1);
  // By the root: a quiet chat is still to be seen beside one loud moment.
  const points = perMinute.map(
    (level, at) => `L${(at + 0.5).toFixed(1)} ${(100 - 100 * Math.sqrt(level / most)).toFixed(1)}`,
  );
  return `M0 100${points.join('')}L${width} 100Z`;
}

/** How lively the chat was, over the seek bar. */
export const ActivityGraph = memo(function ActivityGraph({
  activity: { stepSec, perMinute },
  totalSec,
}: {
  activity: ChatActivity;
  totalSec: number;
}) {
  if (!(totalSec > 0) || perMinute.length < 3) return null;
  const width = totalSec / stepSec;
  return (
    <svg
      className={styles.graph}
      viewBox={`0 0 ${width} 100`}
      preserveAspectRatio="none"
      aria-hidden
      data-testid="chat-activity"
    >
      <path d={outline(perMinute, width)} />
    </svg>
  );
});
