import { getServerSession, type Session } from 'next-auth';
import { getAppDb } from '../db/app-db';
import { isDeviceLinked } from './devices';
import { authOptions } from './options';

/** The session of the page that is asked for; null for nobody, and on a device that was signed out from afar. */
export async function readSession(): Promise<Session | null> {
  const session = await getServerSession(authOptions);
  if (!session?.device) return session;
  const deps = { db: getAppDb(), now: () => new Date() };
  return (await isDeviceLinked(deps, { id: session.device, userId: session.user.id })) ? session : null;
}
