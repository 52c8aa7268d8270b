import { presetName, type RecorderJob, siteName, siteSteps, view, type ZoomOptions } from '@jomo/recorder/protocol';
import { linkKind } from '@/shared/live-links';
import type { Recording } from '../db/generated/client';
import { parseJson } from './parse-json';

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
  /** How to join, when it is a Zoom meeting of an event. */
  zoom?: ZoomOptions | undefined;
};

/** What the page is to be treated as: what the user said, or Zoom at a company's own host. Undefined = the address says it. */
function siteOf(row: Pick<Recording, 'site' | 'url'>) {
  const said = siteName.safeParse(row.site).data;
  return said ?? (linkKind(new URL(row.url)) === 'zoom' ? 'zoom' : undefined);
}

/**
 * The document a recorder starts with. A recorder that continues gets what is left: media still missing, and the rest
 * of the time the user was ready to wait.
 */
export function buildJob(row: Recording, facts: JobFacts): RecorderJob {
  const { part, recordedSec, token, url, baseUrl, allowPrivate, spoolDir, now } = facts;
  const waitEnd = row.startAt.getTime() + row.waitSec * 1000;
  const waitSec = recordedSec > 0 || row.attempts === 0 ? row.waitSec : Math.max(30, (waitEnd - now) / 1000);
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
    waitSec: Math.min(waitSec, row.waitSec),
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
