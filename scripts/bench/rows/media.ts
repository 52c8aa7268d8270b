import { fillVideo, SEGMENT_BYTES } from '../media/fill-video';
import { abortRanges, fetchBytes, type RangeTarget } from '../media/range-client';
import { type Library, withLibrary } from '../media/with-library';
import { requireNginx, withAccel, withPlainNginx } from '../media/with-nginx';
import { listFigures, median } from '../median';
import { treeCpuSec, treeMemory } from '../process-tree';
import type { BenchContext, BenchPart, Row } from '../row';
import { pause } from '../wait-for';

const GROUP = 'media';
const CONNECTIONS = 8;
const SEGMENTS = 40;
const DRIFT_BAR_MB = 20;
/** Garbage is collected some seconds after the last request. */
const SETTLE_MS = 12_000;

type Server = { name: string; port: number; pids: number[]; path?: string };

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const cpuOf = async ({ pids }: Server) => sum(await Promise.all(pids.map(treeCpuSec)));

/** CPU seconds a GB of each server, in rounds, so that what disturbs the machine disturbs all of them. */
async function measureCost(context: BenchContext, servers: Server[], target: Omit<RangeTarget, 'port'>) {
  const [rounds, bytes] = context.quick ? [2, 5e8] : [5, 1.5e9];
  const figures = new Map<string, number[]>(servers.map(({ name }) => [name, []]));
  for (const server of servers) await fetchBytes({ ...target, port: server.port }, 3e8, CONNECTIONS);
  for (let round = 0; round < rounds; round += 1) {
    for (const server of servers) {
      context.signal.throwIfAborted();
      const before = await cpuOf(server);
      const received = await fetchBytes({ ...target, port: server.port }, bytes, CONNECTIONS);
      figures.get(server.name)?.push(((await cpuOf(server)) - before) / (received / 1e9));
    }
    context.say(
      `round ${round + 1}: ${[...figures].map(([name, all]) => `${name} ${all.at(-1)?.toFixed(2)}`).join(', ')}`,
    );
  }
  return (name: string) => figures.get(name) ?? [];
}

/**
 * Megabytes that a server's memory grows by over `count` requests that are broken off, when as many have come before: the
 * first ones make a process of Node grow to its working size, a leak makes it grow each time.
 */
async function measureDrift(context: BenchContext, server: Server, target: Omit<RangeTarget, 'port'>, count: number) {
  const readings: number[] = [];
  for (let storm = 0; storm < 2; storm += 1) {
    await abortRanges({ ...target, port: server.port }, count, CONNECTIONS);
    await pause(SETTLE_MS, context.signal);
    readings.push(sum((await Promise.all(server.pids.map(treeMemory))).map(({ rssMb }) => rssMb)));
  }
  const [before = Number.NaN, after = Number.NaN] = readings;
  context.say(`${server.name}: ${before.toFixed(0)} -> ${after.toFixed(0)} MB`);
  return after - before;
}

function costRow(what: string, ours: number[], peer: number[], bar: number): Row {
  const [mine, theirs] = [median(ours), median(peer)];
  return {
    group: GROUP,
    what: `CPU of serving media, ${what}, seconds per GB`,
    ours: mine,
    peer: { name: 'nginx, no sign-in', value: theirs },
    bar: { text: `<= ${bar}x nginx`, holds: mine <= bar * theirs },
    note: `Ranges of ${SEGMENT_BYTES / 1e6} MB over ${CONNECTIONS} connections, signed in by cookie, page cache warm; single rounds: ${listFigures(ours, 2)}; nginx ${listFigures(peer, 2)}.`,
  };
}

async function measure(context: BenchContext, library: Library): Promise<Row[]> {
  const video = await fillVideo(library, SEGMENTS);
  const target = { path: video.path, ranges: video.ranges, headers: { cookie: library.cookie } };
  return withPlainNginx(library, (plain) =>
    withAccel(library, async (accel) => {
      const nginx = { name: 'nginx', port: plain.port, pids: [plain.pid] };
      const own = { name: 'built in', port: library.port, pids: [library.app.pid] };
      const both = { name: 'X-Accel', ...accel };
      const cost = await measureCost(context, [nginx, own, both], target);
      const aborted = context.quick ? 1_000 : 20_000;
      const drift = await measureDrift(context, own, target, aborted);
      const theirs = await measureDrift(context, nginx, target, aborted);
      return [
        costRow('built in', cost(own.name), cost(nginx.name), 3),
        costRow('by X-Accel-Redirect (app and nginx together)', cost(both.name), cost(nginx.name), 2),
        {
          group: GROUP,
          what: `Growth of memory over ${aborted} requests broken off, MB`,
          ours: drift,
          peer: { name: 'nginx', value: theirs },
          bar: { text: `<= ${DRIFT_BAR_MB} MB`, holds: drift <= DRIFT_BAR_MB },
          note: `Resident memory ${SETTLE_MS / 1000} s after the last one, against the same after ${aborted} such requests before.`,
        },
      ];
    }),
  );
}

/** What sending media costs, signed in, against nginx that asks nobody; and whether broken-off requests leave anything. */
export const mediaPart: BenchPart = {
  name: 'media',
  async run(context) {
    requireNginx();
    return withLibrary(context, (library) => measure(context, library));
  },
};
