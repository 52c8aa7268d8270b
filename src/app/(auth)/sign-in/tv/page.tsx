import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { safeReturnPath } from '@/features/account/safe-return-path';
import { CodeSignIn } from '@/features/tv/code-sign-in';
import { needsOwner } from '@/server/auth/owner';
import { readSession } from '@/server/auth/read-session';
import { getAppDb } from '@/server/db/app-db';
import { tvTexts } from '@/texts/tv';

export const metadata: Metadata = { title: tvTexts.title };
export const dynamic = 'force-dynamic';

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function CodeSignInPage({ searchParams }: Props) {
  if (await needsOwner({ db: getAppDb() })) redirect('/setup');
  const returnPath = safeReturnPath((await searchParams).next);
  if (await readSession()) redirect(returnPath);
  return <CodeSignIn returnPath={returnPath} />;
}
