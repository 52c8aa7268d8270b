import { forgetAllReminders } from './download-reminders';
import { forgetPositions } from './forget-positions';
import { deleteOfflineDb, openOfflineDb } from './offline-db';
import { tellChange } from './tell-change';

/** Removes everything private from this device: downloads, positions, rules. The app itself, which is nobody's, stays. */
export async function clearDevice(): Promise<void> {
  forgetAllReminders();
  forgetPositions();
  await deleteOfflineDb();
  tellChange('list');
}

/** Whatever another user has left on this device goes before `owner` sees any of it. */
export async function takeDevice(owner: string): Promise<void> {
  const held = await (await openOfflineDb()).get('meta', 'owner');
  if (held === owner) return;
  if (held !== undefined) await clearDevice();
  await (await openOfflineDb()).put('meta', owner, 'owner');
}
