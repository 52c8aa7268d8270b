import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import type { ReactNode } from 'react';
import { AccountProvider } from '@/features/account/account-context';
import { authOptions } from '@/server/auth/options';
import { needsOwner } from '@/server/auth/owner';
import { getAppDb } from '@/server/db/app-db';

export const dynamic = 'force-dynamic';

/** Everything below is for signed-in people. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const session = await getServerSession(authOptions);
  if (!session) redirect((await needsOwner({ db: getAppDb() })) ? '/setup' : '/sign-in');
  const { name, email } = session.user;
  return <AccountProvider account={{ name, email }}>{children}</AccountProvider>;
}
