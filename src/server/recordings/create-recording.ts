import { lookup as resolveName } from 'node:dns/promises';
import type { z } from 'zod';
import { maskUrl } from '@/shared/live-links';
import type { createRecordingInput } from '@/shared/recording';
import type { RecordingView } from '@/shared/views';
import type { Env } from '../env';
import { AppError } from '../errors';
import { startRecordingJob } from '../jobs/definitions';
import { isDue, launchAt, resolveTimes } from '../schedule/occurrence';
import { assertPublicUrl, isOwnTestcard, type Lookup } from '../subscriptions/check-url';
import { noteLog } from './note-log';
import { ownOrigins } from './own-origins';
import { carryOver } from './read-again';
import type { RecordingServices } from './services';
import { siteOf } from './site-of';
import { readRecordingView } from './views';

type PageDeps = {
  env: Pick<Env, 'JOMO_ALLOW_PRIVATE_URLS' | 'PORT'>;
  internalUrl: string;
  /** All addresses of a name; the system's resolver by default. */
  lookup?: Lookup;
};
type Deps = RecordingServices & PageDeps;

const lookupAll: Lookup = (hostname) => resolveName(hostname, { all: true });

/** "example.com/live" of "https://www.example.com/live?x=1", until the page tells its own title. */
export function titleOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  return `${hostname.replace(/^www\./, '')}${path}`.slice(0, 200);
}

/** The address as it is opened. Throws AppError `bad_input` for one that may not be: wrong scheme, private network. */
export async function checkPage({ env, internalUrl, lookup = lookupAll }: PageDeps, url: string): Promise<string> {
  const own = isOwnTestcard(url, ownOrigins({ internalUrl, port: env.PORT }));
  return (await assertPublicUrl({ allowPrivate: env.JOMO_ALLOW_PRIVATE_URLS || own, lookup }, url)).href;
}

type Joining = { [K in 'passcode' | 'displayName' | 'notice']?: string | null | undefined };

/** How a meeting is joined: as asked for, or else as before. An empty passcode is none that was typed. */
function joinOf(input: Joining, before: Joining | null) {
  return {
    passcode: input.passcode || before?.passcode || null,
    displayName: input.displayName ?? before?.displayName ?? null,
    notice: input.notice ?? before?.notice ?? null,
  };
}

/**
 * Plans a recording and hands it to the job that starts it. `input` is parsed `createRecordingInput`. Throws AppError
 * `bad_input` for an address that may not be opened or a time that is past, `not_found` for a recording to repeat that is gone.
 */
export async function createRecording(
  deps: Deps,
  user: { id: string },
  input: z.output<typeof createRecordingInput>,
): Promise<RecordingView> {
  const { db, jobs } = deps;
  const now = deps.now().getTime();
  const wished = input.startAt ? Date.parse(input.startAt) : null;
  const times = resolveTimes({ startAt: wished, durationSec: input.durationSec ?? null }, now);
  if (times === 'too_late') {
    throw new AppError(
      'bad_input',
      'The start time is in the past. Choose a later one, or leave it out to record now.',
      { field: 'startAt' },
    );
  }
  const before = input.again ? await carryOver(deps, user, input.again, input.url) : null;
  const url = await checkPage(deps, before?.url ?? input.url);
  const title = input.title || titleOf(url);
  const { quality, view, chat, maxDurationSec, waitSec, graceSec, site } = input;
  const { id } = await db.recording.create({
    data: {
      owner: { connect: { id: user.id } },
      ...(before?.eventId ? { event: { connect: { id: before.eventId } } } : {}),
      video: { create: { ownerId: user.id, title, url, quality } },
      url,
      title,
      status: isDue({ startAt: times.startAt, now }) ? 'queued' : 'scheduled',
      quality,
      view,
      chat,
      startAt: new Date(times.startAt),
      endAt: times.endAt === null ? null : new Date(times.endAt),
      durationSec: times.durationSec,
      maxDurationSec: Math.max(maxDurationSec, times.durationSec ?? 0),
      waitSec,
      graceSec,
      site: site ?? null,
      steps: JSON.stringify(input.steps),
      ...(siteOf({ url, site: site ?? null }) === 'zoom' ? joinOf(input, before) : {}),
      createdAt: deps.now(),
    },
    select: { id: true },
  });
  await noteLog(deps, id, 'info', `Asked to record ${maskUrl(url)}.`);
  const at = new Date(launchAt({ startAt: times.startAt, now }));
  await jobs.enqueue(startRecordingJob, { recordingId: id }, { at });
  return readRecordingView(deps, user, id);
}
