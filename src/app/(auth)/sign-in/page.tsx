import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { safeReturnPath } from '@/features/account/safe-return-path';
import { SignInForm } from '@/features/account/sign-in-form';
import { needsOwner } from '@/server/auth/owner';
import { readSession } from '@/server/auth/read-session';
import { getAppDb } from '@/server/db/app-db';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.signIn };
export const dynamic = 'force-dynamic';

type Props = { searchParams: Promise<{ next?: string | string[]; password?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  if (await needsOwner({ db: getAppDb() })) redirect('/setup');
  const { next, password } = await searchParams;
  const returnPath = safeReturnPath(next);
  if (await readSession()) redirect(returnPath);
  return <SignInForm returnPath={returnPath} byPassword={password !== undefined} />;
}
