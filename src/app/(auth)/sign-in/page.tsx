import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { safeReturnPath } from '@/features/account/safe-return-path';
import { SignInForm } from '@/features/account/sign-in-form';
import { authOptions } from '@/server/auth/options';
import { needsOwner } from '@/server/auth/owner';
import { getAppDb } from '@/server/db/app-db';

export const metadata: Metadata = { title: 'Sign in' };
export const dynamic = 'force-dynamic';

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  if (await needsOwner({ db: getAppDb() })) redirect('/setup');
  const returnPath = safeReturnPath((await searchParams).next);
  if (await getServerSession(authOptions)) redirect(returnPath);
  return <SignInForm returnPath={returnPath} />;
}
