import { presetName, type RecorderJob, siteSteps, view, type ZoomOptions } from '@jomo/recorder/protocol';
import type { Recording } from '../db/generated/client';
import { parseJson } from './parse-json';
import { siteOf } from './site-of';

export type JobFacts = {
  part: number;
  /** Seconds on disk already, from earlier parts. */
  recordedSec: number;
  token: string;
  /** The page and the app, by the addresses under which the recorder reaches them. */
  url: string;
  baseUrl: string;
  allowPrivate: boolean;
  spoolDir: string;
  now: number;
  /** Until when a broadcast that ended is waited for; null = it has not ended, or is back. */
  comesBackUntil: number | null;
  /** How to join, when it is a Zoom meeting. */
  zoom?: ZoomOptions | undefined;
};

/** The rest of the time the user was ready to wait: for the broadcast, or for one that ended to come back. */
function patienceOf(row: Recording, { recordedSec, now, comesBackUntil }: JobFacts): number {
  if (comesBackUntil !== null) return Math.max(1, (comesBackUntil - now) / 1000);
  if (recordedSec > 0 || row.attempts === 0) return row.waitSec;
  return Math.min(row.waitSec, Math.max(30, (row.startAt.getTime() - now) / 1000 + row.waitSec));
}

/** The document a recorder starts with. A recorder that continues gets what is left: media still missing, and patience. */
export function buildJob(row: Recording, facts: JobFacts): RecorderJob {
  const { part, recordedSec, token, url, baseUrl, allowPrivate, spoolDir } = facts;
  // Planned recordings end by the wall clock, others by the seconds recorded; never both.
  const steps = parseJson(siteSteps, row.steps) ?? [];
  const site = siteOf(row);
  const counted = row.endAt === null && row.durationSec !== null;
  return {
    protocol: 1,
    recordingId: row.id,
    videoId: row.videoId,
    part,
    url,
    quality: presetName.parse(row.quality),
    view: view.parse(row.view),
    chat: row.chat,
    endAt: row.endAt?.toISOString() ?? null,
    durationSec: counted ? Math.max(1, (row.durationSec ?? 0) - recordedSec) : null,
    maxDurationSec: Math.max(1, row.maxDurationSec - recordedSec),
    waitSec: patienceOf(row, facts),
    ...(facts.comesBackUntil === null ? {} : { resumes: true }),
    graceSec: row.graceSec,
    allowPrivate,
    report: { baseUrl, token },
    spoolDir,
    ...(site ? { site } : {}),
    ...(steps.length > 0 ? { steps } : {}),
    ...(row.broadcastId ? { liveOnly: true } : {}),
    ...(facts.zoom ? { zoom: facts.zoom } : {}),
  };
}
