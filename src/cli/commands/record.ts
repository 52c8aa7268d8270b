import { setTimeout as sleep } from 'node:timers/promises';
import { parseDuration } from '@/shared/duration';
import { type CreateRecordingInput, createRecordingInput, isEnded } from '@/shared/recording';
import type { RecordingDetail, RecordingView } from '@/shared/views';
import { type Client, CommandError } from '../client';
import { printJson, printLine, printNote } from '../print';

export type RecordOptions = {
  for?: string;
  at?: string;
  quality?: string;
  title?: string;
  page?: boolean;
  chat: boolean;
  site?: string;
  displayName?: string;
  notice?: string;
  passcode?: string | undefined;
  wait?: boolean;
  json?: boolean;
};

/** The document of `record --json`; its fields are stable. */
export function summarise(recording: RecordingView) {
  return {
    recordingId: recording.id,
    videoId: recording.videoId,
    state: recording.status,
    stateDetail: recording.statusDetail,
    durationSec: recording.recordedSec,
    bytes: recording.bytes,
    finishReason: recording.finishReason,
    failure: recording.failure,
  };
}

function readInput(url: string, options: RecordOptions): CreateRecordingInput {
  const durationSec = options.for === undefined ? null : parseDuration(options.for);
  if (options.for !== undefined && durationSec === null) {
    throw new CommandError(`"${options.for}" is not a duration. Write it like 20s, 15m or 1h30m.`, 2);
  }
  const at = options.at === undefined ? null : new Date(options.at);
  if (at && Number.isNaN(at.getTime())) {
    throw new CommandError(`"${options.at}" is not a time. Write it like 2026-05-01T20:00:00+02:00.`, 2);
  }
  const parsed = createRecordingInput.safeParse({
    url,
    title: options.title,
    quality: options.quality,
    view: options.page ? 'page' : 'player',
    chat: options.chat,
    startAt: at?.toISOString() ?? null,
    durationSec,
    site: options.site,
    passcode: options.passcode,
    displayName: options.displayName,
    notice: options.notice,
  });
  if (!parsed.success) throw new CommandError(parsed.error.issues.map((issue) => issue.message).join(' '), 2);
  return parsed.data;
}

const POLL_MS = 500;

/** Waits until the recording has ended, telling each change of state on standard error. */
export async function waitUntilEnded(client: Client, id: string): Promise<RecordingDetail> {
  let told = '';
  for (;;) {
    const recording = await client.recordings.get.query({ id });
    const news = [recording.status, recording.statusDetail].filter(Boolean).join(': ');
    if (news !== told) printNote(news);
    told = news;
    if (isEnded(recording.status)) return recording;
    await sleep(POLL_MS);
  }
}

/** `jomo record URL`. With --wait the exit code is 0 only when the recording finished. */
export async function record(client: Client, url: string, options: RecordOptions): Promise<void> {
  const created = await client.recordings.create.mutate(readInput(url, options));
  const recording = options.wait ? await waitUntilEnded(client, created.id) : created;
  if (options.json) printJson(summarise(recording));
  else printLine(`${recording.id}  ${recording.status}  ${recording.title}`);
  if (options.wait && recording.status !== 'finished') {
    throw new CommandError(recording.failure?.message ?? `The recording ended as ${recording.status}.`);
  }
}
