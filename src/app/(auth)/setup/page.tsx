import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SetupForm } from '@/features/account/setup-form';
import { needsOwner } from '@/server/auth/owner';
import { getAppDb } from '@/server/db/app-db';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.welcome };
export const dynamic = 'force-dynamic';

export default async function SetupPage() {
  if (!(await needsOwner({ db: getAppDb() }))) redirect('/sign-in');
  return <SetupForm />;
}
