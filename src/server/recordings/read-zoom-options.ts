import { type ZoomOptions, zoomOptions } from '@jomo/recorder/protocol';
import type { Db } from '../db/client';
import type { Recording } from '../db/generated/client';
import { siteOf } from './site-of';

type Row = Pick<Recording, 'url' | 'site' | 'eventId' | 'passcode' | 'displayName' | 'notice'>;

/**
 * How to join a Zoom meeting: name, passcode, notice, as given with the recording or else with its event. They are read
 * only here, for the recorder; no view has the passcode. Undefined when it is no Zoom meeting.
 */
export async function readZoomOptions({ db }: { db: Db }, row: Row): Promise<ZoomOptions | undefined> {
  if (siteOf(row) !== 'zoom') return undefined;
  const select = { displayName: true, passcode: true, notice: true } as const;
  const event = row.eventId === null ? null : await db.event.findUnique({ where: { id: row.eventId }, select });
  // An empty text is an answer too: none, whatever the event says.
  const options = {
    displayName: (row.displayName ?? event?.displayName) || undefined,
    passcode: (row.passcode ?? event?.passcode) || undefined,
    notice: (row.notice ?? event?.notice) || undefined,
  };
  return zoomOptions.safeParse(options).data;
}
