import { MAX_SNAPSHOT_BYTES, presets, type RecorderJob } from '../../protocol/index';
import { takeSnapshot } from '../capture/take-snapshot';
import type { Clock } from '../clock';
import type { Machine } from '../display/machine-port';
import type { Log } from '../log';
import type { Gauges } from '../ports';
import { createCostMeter } from '../process/process-cost';
import { diskFreeMb } from './disk-free';
import { describeHeartbeat } from './heartbeat';
import { repeat } from './repeat';
import type { Reporting } from './reporting';

const HEARTBEAT_MS = 5000;
const SNAPSHOT_MS = 10_000;
const CHAT_MS = 1000;
/** A picture on demand is also kept from coming more often than this. */
const MIN_SNAPSHOT_MS = 1000;

/** What is done again and again beside the session: heartbeat, live picture, chat. */
export function startRounds(deps: {
  job: RecorderJob;
  clock: Clock;
  gauges: Gauges;
  reporting: Reporting;
  machine: Machine;
  ffmpeg: string;
  log: Log;
}) {
  const { job, clock, gauges, reporting, log } = deps;
  const costOf = createCostMeter(process.pid, clock.now);
  const { width, height } = presets[job.quality];
  let pictureAt = 0;

  const beat = async () => {
    const [cost, free] = await Promise.all([costOf(), diskFreeMb(job.spoolDir)]);
    const facts = { at: clock.now(), part: job.part, gauges, uploads: reporting.uploads, cost, diskFreeMb: free };
    reporting.add(describeHeartbeat(facts));
    gauges.audioDb = null;
  };
  const picture = async () => {
    const visible = gauges.state === 'opening' || gauges.state === 'waiting' || gauges.state === 'recording';
    if (!visible || job.quality === 'audio' || clock.now() - pictureAt < MIN_SNAPSHOT_MS) return;
    pictureAt = clock.now();
    const { name: display, env } = deps.machine.outputs();
    const jpeg = await takeSnapshot({ ffmpeg: deps.ffmpeg, display, width, height, env });
    if (jpeg.length > 0 && jpeg.length <= MAX_SNAPSHOT_BYTES) await reporting.client.putSnapshot(jpeg);
  };
  const complain = (what: string) => (error: unknown) => {
    log('info', `${what} failed: ${error instanceof Error ? error.message : String(error)}`);
  };
  const beats = repeat(clock, HEARTBEAT_MS, beat, complain('Heartbeat'));
  const chats = repeat(clock, CHAT_MS, async () => reporting.chat.flush(), complain('Chat'));
  const pictures = repeat(clock, SNAPSHOT_MS, picture, complain('Snapshot'));
  return {
    heartbeat: beats.soon,
    snapshot: pictures.soon,
    stop: async () => {
      await Promise.all([beats, chats, pictures].map((round) => round.stop()));
    },
  };
}
