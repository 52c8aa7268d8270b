import type { Recording } from '../db/generated/client';
import { AppError } from '../errors';
import type { RecordingServices } from './services';

/** A recording of that user. Throws `not_found` for an unknown id and for somebody else's alike. */
export async function findOwned(
  { db }: Pick<RecordingServices, 'db'>,
  user: { id: string },
  id: string,
): Promise<Recording> {
  const row = await db.recording.findFirst({ where: { id, ownerId: user.id, video: { trashedAt: null } } });
  if (!row) throw new AppError('not_found', 'There is no recording with that id. Look it up in the list.');
  return row;
}
