import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AccountProvider } from '@/features/account/account-context';
import { DeviceKeeper } from '@/features/offline/device-keeper';
import { needsOwner } from '@/server/auth/owner';
import { readSession } from '@/server/auth/read-session';
import { getAppDb } from '@/server/db/app-db';

export const dynamic = 'force-dynamic';

/** Everything below is for signed-in people. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const session = await readSession();
  if (!session) redirect((await needsOwner({ db: getAppDb() })) ? '/setup' : '/sign-in');
  const { name, email } = session.user;
  return (
    <AccountProvider account={{ name, email }}>
      {children}
      <DeviceKeeper owner={email} />
    </AccountProvider>
  );
}
