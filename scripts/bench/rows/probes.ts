import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createLogger } from '@/server/log';
import { openChannelWatch } from '@/server/subscriptions/channels/open-channel-watch';
import { deepEvery, deepLoad } from '@/server/subscriptions/probes/choose-depth';
import { seedOwner } from '../../../prisma/seed/seed-owner';
import { openTestDatabase, type TestDatabase } from '../../../src/server/db/open-test-database';
import type { BenchContext, BenchPart, Row } from '../row';

const group = 'probes';
const CHANNELS = 500;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How often the watch looks for what is due. */
const TICK_MS = 5_000;
/** Its looks are spread over the minutes by then, and names and pictures found. */
const WARM_MINUTES = 25;
/** CPU seconds of one start of streamlink 8.6 and yt-dlp 2026.10 for an unknown page, seen on a machine of 2026. */
const HELPER_SEC = { streamlink: 0.25, 'yt-dlp': 1.0 } as const;
type Helper = keyof typeof HELPER_SEC;

async function startSite(): Promise<{ origin: string; process: ChildProcess }> {
  const script = path.join(import.meta.dirname, 'probes-site.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('the sites of the bench have no output');
  const [port] = await once(createInterface({ input: child.stdout }), 'line');
  return { origin: `http://127.0.0.1:${port}`, process: child };
}

const siteOf = (index: number) => (index % 6 < 3 ? 'youtube' : index % 6 < 5 ? 'twitch' : 'other');

/** Half of them YouTube's, a third Twitch's, the rest others; each with two weeks of daily broadcasts at its own hour. */
async function fill({ db }: TestDatabase, origin: string, now: number): Promise<void> {
  const { id: ownerId } = await seedOwner(db);
  const sites = Array.from({ length: CHANNELS }, (_, index) => siteOf(index));
  const count = (wanted: string) => sites.filter((site) => site === wanted).length;
  const load = deepLoad({ youtube: count('youtube'), twitch: count('twitch'), other: count('other') });
  for (const [index, site] of sites.entries()) {
    const url = `${origin}/${site}/${index}`;
    const hour = now - ((index * 7919) % CHANNELS) * (DAY / CHANNELS);
    const starts = Array.from({ length: 14 }, (_, day) => new Date(hour - (day + 1) * DAY));
    const broadcasts = starts.map((startedAt) => ({
      title: 'A broadcast',
      startedAt,
      endedAt: new Date(startedAt.getTime() + HOUR),
      wanted: true,
      reason: '',
    }));
    const nextCheckAt = new Date(now + (index * 10 * MINUTE) / CHANNELS);
    // They have been watched for long: the dear looks are spread as well.
    const lookedDeepAt = new Date(now - ((index * 37) % CHANNELS) * (deepEvery(site, load).far / CHANNELS));
    const channel = { ownerId, url, liveUrl: url, site, name: `Channel ${index}`, nextCheckAt, lookedDeepAt };
    await db.channel.create({ data: { ...channel, broadcasts: { create: broadcasts } } });
  }
}

/** Helpers that only count how often they are asked: what they cost themselves is reckoned. */
async function installHelpers(workDir: string): Promise<Record<Helper, string>> {
  const make = async (name: Helper, answer: string) => {
    const file = path.join(workDir, name);
    await writeFile(file, `#!/bin/sh\necho >> "$0.asked"\n${answer}\n`);
    await chmod(file, 0o755);
    return file;
  };
  return {
    streamlink: await make(
      'streamlink',
      `case "$*" in
  */twitch/*) echo '{"error": "No playable streams found on this URL"}' ;;
  *) echo '{"error": "No plugin can handle URL"}' ;;
esac
exit 1`,
    ),
    'yt-dlp': await make('yt-dlp', 'echo "ERROR: [generic] The channel is not currently live" >&2; exit 1'),
  };
}

async function countAsked(file: string): Promise<number> {
  return (await readFile(`${file}.asked`, 'utf8').catch(() => '')).length;
}

type Measured = { cpuSec: number; hours: number; looks: number; asked: Record<Helper, number> };

/** Lets the planner's own time pass, tick by tick as the watch does, and counts what the looks cost this process. */
async function measure(
  { quick, signal, workDir, say }: BenchContext,
  test: TestDatabase,
  origin: string,
): Promise<Measured> {
  const clock = { at: Date.parse('2026-03-01T12:00:00Z') };
  await fill(test, origin, clock.at);
  const files = await installHelpers(workDir);
  let looks = 0;
  const env = { JOMO_ALLOW_PRIVATE_URLS: true, JOMO_STREAMLINK: files.streamlink, JOMO_YT_DLP: files['yt-dlp'] };
  const watch = openChannelWatch({
    ...test,
    env,
    log: createLogger('silent'),
    jobs: { enqueue: async () => {} },
    searchPath: '/usr/bin:/bin',
    now: () => new Date(clock.at),
    random: () => {
      looks += 1;
      return Math.random();
    },
    browser: null,
  });
  const pass = async (minutes: number) => {
    for (const end = clock.at + minutes * MINUTE; clock.at < end; clock.at += TICK_MS) {
      signal.throwIfAborted();
      await watch.lookNow();
      await watch.settled();
    }
  };
  const counts = async () => ({
    streamlink: await countAsked(files.streamlink),
    'yt-dlp': await countAsked(files['yt-dlp']),
  });
  try {
    await pass(WARM_MINUTES);
    say('the looks are spread; counting');
    const minutes = quick ? 5 : 60;
    const [asked, seen, cpu] = [await counts(), looks, process.cpuUsage()];
    await pass(minutes);
    const { user, system } = process.cpuUsage(cpu);
    const after = await counts();
    return {
      cpuSec: (user + system) / 1e6,
      hours: minutes / 60,
      looks: looks - seen,
      asked: { streamlink: after.streamlink - asked.streamlink, 'yt-dlp': after['yt-dlp'] - asked['yt-dlp'] },
    };
  } finally {
    await watch.stop();
  }
}

function rowsOf({ cpuSec, hours, looks, asked }: Measured): Row[] {
  const percent = (seconds: number) => (seconds / (hours * 3600)) * 100;
  const helperSec = asked.streamlink * HELPER_SEC.streamlink + asked['yt-dlp'] * HELPER_SEC['yt-dlp'];
  const [own, all] = [percent(cpuSec), percent(cpuSec + helperSec)];
  const note = `${looks} looks in ${hours.toFixed(2)} h of the planner's own time, played faster than it passes; 250 YouTube-like pages of 800 kB, 167 Twitch-like of 200 kB, 83 others, packed, over plain HTTP on this machine; one in twenty is live.`;
  return [
    {
      group,
      what: `CPU of watching ${CHANNELS} channels, % of a core`,
      ours: own,
      peer: null,
      bar: { text: '<= 5', holds: own <= 5 },
      note,
    },
    { group, what: 'CPU of one look, ms', ours: (cpuSec / looks) * 1000, peer: null, bar: null },
    {
      group,
      what: `the same with streamlink and yt-dlp installed, % of a core`,
      ours: all,
      peer: null,
      bar: { text: '<= 5', holds: all <= 5 },
      note: `${asked.streamlink} starts of streamlink at ${HELPER_SEC.streamlink} s and ${asked['yt-dlp']} of yt-dlp at ${HELPER_SEC['yt-dlp']} s, reckoned; the starts are counted.`,
    },
  ];
}

/** What it costs to watch many channels, with the pages answered at the edge of the network. */
export const probesPart: BenchPart = {
  name: group,
  async run(context): Promise<Row[]> {
    const test = await openTestDatabase();
    try {
      const site = await startSite();
      try {
        return rowsOf(await measure(context, test, site.origin));
      } finally {
        site.process.kill();
        await once(site.process, 'close');
      }
    } finally {
      await test.close();
    }
  },
};
