import { isActive } from '@/shared/recording';
import type { RecordingView } from '@/shared/views';
import type { Client } from '../client';
import { describeCost } from '../describe-cost';
import { formatBytes, formatClock, formatTable, printJson, printLine } from '../print';

type Output = { json?: boolean };

async function listAll(client: Client): Promise<RecordingView[]> {
  const active = await client.recordings.list.query({ scope: 'active', limit: 100 });
  const items = [...active.items];
  let cursor: string | null | undefined;
  do {
    const past = await client.recordings.list.query({ scope: 'past', limit: 100, ...(cursor ? { cursor } : {}) });
    items.push(...past.items);
    cursor = past.nextCursor;
  } while (cursor);
  return items;
}

/** `jomo list`: every recording, running and planned ones first. */
export async function list(client: Client, { json }: Output): Promise<void> {
  const recordings = await listAll(client);
  if (json) return printJson(recordings);
  const rows = recordings.map((row) => [
    row.id,
    row.status,
    formatClock(row.recordedSec),
    formatBytes(row.bytes),
    new Date(row.startAt).toLocaleString(),
    row.title,
  ]);
  printLine(formatTable([['ID', 'STATE', 'LENGTH', 'SIZE', 'START', 'TITLE'], ...rows]));
}

function rateOf({ bytes, recordedSec }: RecordingView): string {
  return recordedSec < 5 ? '' : ` (${formatBytes((bytes / recordedSec) * 3600)} an hour)`;
}

/** `jomo show ID`: one recording with its log and health. */
export async function show(client: Client, id: string, { json }: Output): Promise<void> {
  const recording = await client.recordings.get.query({ id });
  if (json) return printJson(recording);
  const { heartbeat, cost, failure } = recording;
  printLine(`${recording.title}\n${recording.url}`);
  printLine(`state    ${[recording.status, recording.statusDetail].filter(Boolean).join(': ')}`);
  printLine(
    `length   ${formatClock(recording.recordedSec)} in ${recording.parts} part(s), ${formatBytes(recording.bytes)}${rateOf(recording)}`,
  );
  if (cost) printLine(`cost     ${describeCost(cost, recording)}`);
  if (heartbeat && isActive(recording.status)) {
    printLine(
      `now      ${heartbeat.cpuCores.toFixed(2)} cores, ${heartbeat.fps} fps, speed ${heartbeat.speed}, ${Math.round(heartbeat.memoryMb)} MB`,
    );
  }
  if (failure) printLine(`failure  ${failure.code} (${failure.fault}) while ${failure.stage}: ${failure.message}`);
  for (const mark of recording.health)
    printLine(`health   ${new Date(mark.at).toISOString()} ${mark.kind} ${mark.phase}: ${mark.detail}`);
  for (const line of recording.log)
    printLine(`log      ${new Date(line.at).toISOString()} ${line.level}: ${line.message}`);
}
