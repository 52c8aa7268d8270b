import type { Clock } from '../clock';
import type { Gauges } from '../ports';
import type { Cost } from '../process/process-cost';
import type { NewEvent } from './event-outbox';
import type { SegmentUploader } from './segment-uploader';

/** One heartbeat out of what is known now. Pure but for the figures it is given. */
export function describeHeartbeat(facts: {
  at: number;
  part: number;
  gauges: Gauges;
  uploads: Pick<SegmentUploader, 'uploaded' | 'pending' | 'bytes'>;
  cost: Cost;
  diskFreeMb: number | null;
}): NewEvent {
  const { gauges, uploads, cost } = facts;
  const progress = gauges.capture?.progress();
  const round = (value: number, digits: number) => Number(value.toFixed(digits));
  return {
    type: 'heartbeat',
    at: facts.at,
    state: gauges.state,
    part: gauges.capture?.part ?? facts.part,
    uploadedSegments: uploads.uploaded(gauges.capture?.part ?? facts.part),
    pendingSegments: uploads.pending(),
    mediaSec: round(gauges.earlierSec + (gauges.capture?.mediaSec() ?? 0), 3),
    bytes: uploads.bytes(),
    fps: progress?.fps ?? 0,
    speed: progress?.speed ?? 0,
    droppedFrames: progress?.dropped ?? 0,
    duplicatedFrames: progress?.duplicated ?? 0,
    cpuCores: round(cost.cpuCores, 3),
    memoryMb: round(cost.memoryMb, 1),
    audioDb: gauges.audioDb,
    diskFreeMb: round(facts.diskFreeMb ?? 0, 0),
  };
}

/** Collapses chat into one event a second, numbers every message, and splits what is too much for one event. */
export function createChatBatcher(deps: { clock: Clock; add: (event: NewEvent) => void }) {
  let waiting: Omit<Extract<NewEvent, { type: 'chat' }>['messages'][number], 'seq'>[] = [];
  let seq = 0;
  return {
    take: (messages: typeof waiting) => {
      waiting.push(...messages);
    },
    flush: () => {
      const all = waiting.map((message) => ({ ...message, seq: seq++ }));
      waiting = [];
      for (let from = 0; from < all.length; from += 500) {
        deps.add({ type: 'chat', at: deps.clock.now(), messages: all.slice(from, from + 500) });
      }
    },
  };
}
