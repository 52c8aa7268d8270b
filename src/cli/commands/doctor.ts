import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { type FidelityReport, fidelityReport } from '@jomo/recorder/protocol';
import { parseDuration } from '@/shared/duration';
import { achievedFps } from '@/shared/recording-cost';
import type { RecordingDetail } from '@/shared/views';
import { CommandError, type Connection, connect } from '../client';
import { formatBytes, formatTable, printJson, printLine, printNote } from '../print';
import { waitUntilEnded } from './record';

const run = promisify(execFile);
const DEFAULT_SECONDS = 10;

const tools = [
  { name: 'chromium', args: ['--version'], install: 'chromium' },
  { name: 'Xvfb', args: ['-help'], install: 'xvfb' },
  { name: 'pulseaudio', args: ['--version'], install: 'pulseaudio' },
  { name: 'ffmpeg', args: ['-version'], install: 'ffmpeg' },
  { name: 'ffprobe', args: ['-version'], install: 'ffmpeg' },
] as const;

type ToolCheck = { name: string; ok: boolean; version: string };

async function checkTool({ name, args, install }: (typeof tools)[number]): Promise<ToolCheck> {
  try {
    const { stdout, stderr } = await run(name, [...args], { timeout: 10_000 });
    const version = /\d+(\.\d+)+/.exec(stdout || stderr)?.[0];
    return { name, ok: true, version: version ?? 'found' };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { name, ok: false, version: missing ? `missing: apt-get install ${install}` : 'does not start' };
  }
}

async function checkDisk(): Promise<{ freeBytes: number }> {
  const { bavail, bsize } = await statfs(process.env.JOMO_DATA_DIR ?? '.');
  return { freeBytes: bavail * bsize };
}

/** What the recording of ten seconds cost and how true it is. */
type CostCard = {
  state: string;
  cpuCores: number | null;
  fps: number | null;
  mbPerHour: number | null;
  fidelity: FidelityReport | null;
  failure: string | null;
};

async function measure(connection: Connection, recording: RecordingDetail): Promise<FidelityReport> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'jomo-doctor-'));
  try {
    const file = path.join(dir, 'part-1.mp4');
    const response = await fetch(`${connection.url}/media/${recording.videoId}/part-1.mp4`, {
      headers: { authorization: `Bearer ${connection.apiKey}` },
    });
    if (!response.ok || !response.body)
      throw new CommandError(`The test recording could not be read (HTTP ${response.status}).`);
    await pipeline(response.body, createWriteStream(file));
    const recorder = path.join(import.meta.dirname, 'recorder.js');
    const { stdout } = await run(process.execPath, [recorder, 'measure', file], { timeout: 60_000 });
    return fidelityReport.parse(JSON.parse(stdout));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function recordTestcard(connection: Connection, durationSec: number): Promise<CostCard> {
  const client = connect(connection);
  const { url } = await client.recordings.testcardUrl.query();
  const created = await client.recordings.create.mutate({ url, title: 'Doctor: test card', durationSec });
  const recording = await waitUntilEnded(client, created.id);
  const { cost, recordedSec, bytes } = recording;
  const fidelity = recording.status === 'finished' ? await measure(connection, recording) : null;
  return {
    state: recording.status,
    cpuCores: cost?.cpuCores ?? null,
    fps: cost && achievedFps(recording.quality, cost, recordedSec),
    mbPerHour: recordedSec > 0 ? ((bytes / recordedSec) * 3600) / 1e6 : null,
    fidelity,
    failure: recording.failure?.message ?? null,
  };
}

function show(value: number | null | undefined, digits: number, unit: string): string {
  return value === null || value === undefined ? 'unknown' : `${value.toFixed(digits)} ${unit}`.trim();
}

function printCard(card: CostCard): void {
  const { fidelity } = card;
  printLine('');
  printLine(
    formatTable([
      ['TEST RECORDING', card.state],
      ['CPU', show(card.cpuCores, 2, 'cores')],
      ['frames per second', show(card.fps, 1, '')],
      ['unique frames', show(fidelity && fidelity.uniqueRatio * 100, 1, '%')],
      ['sound after picture', show(fidelity?.avOffsetMedianMs, 0, 'ms')],
      ['its spread', show(fidelity?.avOffsetSdMs, 1, 'ms')],
      ['its drift', show(fidelity?.avDriftMs, 1, 'ms')],
      ['size', show(card.mbPerHour, 0, 'MB/h')],
    ]),
  );
}

/** `jomo doctor`: the tools on this machine, then ten seconds of the server's own test card. */
export async function doctor(connection: Connection, options: { for?: string; json?: boolean }): Promise<void> {
  const { json } = options;
  const seconds = options.for === undefined ? DEFAULT_SECONDS : parseDuration(options.for);
  if (seconds === null) throw new CommandError(`"${options.for}" is not a duration. Write it like 10s or 10m.`, 2);
  const checks = await Promise.all(tools.map(checkTool));
  const disk = await checkDisk();
  if (!json) {
    printLine(
      formatTable([
        ['TOOL', 'VERSION'],
        ['node', process.versions.node],
        ...checks.map(({ name, version }) => [name, version]),
      ]),
    );
    printLine(`\ndisk free: ${formatBytes(disk.freeBytes)}`);
  }
  const missing = checks.filter((check) => !check.ok);
  if (missing.length === 0) printNote(`recording the test card for ${seconds} s ...`);
  const card = missing.length === 0 ? await recordTestcard(connection, seconds) : null;
  if (json) printJson({ tools: checks, disk, testRecording: card });
  else if (card) printCard(card);
  if (missing.length > 0)
    throw new CommandError(
      `${missing.map(({ name }) => name).join(', ')} did not pass. Run "npm start" on the server, which installs what is missing.`,
    );
  if (card && card.state !== 'finished')
    throw new CommandError(card.failure ?? `The test recording ended as ${card.state}.`);
}
