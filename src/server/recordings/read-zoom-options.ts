import { type ZoomOptions, zoomOptions } from '@jomo/recorder/protocol';
import { linkKind } from '@/shared/live-links';
import type { Db } from '../db/client';

/**
 * How to join the Zoom meeting of an event: name, passcode, notice. They are read only here, for the recorder; no view
 * has the passcode. Undefined when it is no Zoom link or belongs to no event.
 */
export async function readZoomOptions(
  { db }: { db: Db },
  row: { url: string; eventId: string | null },
): Promise<ZoomOptions | undefined> {
  if (row.eventId === null || linkKind(new URL(row.url)) !== 'zoom') return undefined;
  const event = await db.event.findUnique({
    where: { id: row.eventId },
    select: { displayName: true, passcode: true, notice: true },
  });
  if (!event) return undefined;
  const given = Object.entries(event).filter(([, value]) => value !== null && value !== '');
  return zoomOptions.safeParse(Object.fromEntries(given)).data;
}
