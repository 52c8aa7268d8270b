import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { AccountProvider } from '@/features/account/account-context';
import { SharePage } from '@/features/schedule/share/share-page';
import { AppShell } from '@/features/shell/app-shell';
import { authOptions } from '@/server/auth/options';
import { readShared } from '@/shared/shared-link';
import { shareTexts } from '@/texts/share';

export const metadata: Metadata = { title: shareTexts.title };
export const dynamic = 'force-dynamic';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the phone's share menu leads. Not below the other pages: what was shared must survive signing in first. */
export default async function Page({ searchParams }: Props) {
  const shared = readShared(await searchParams);
  const session = await getServerSession(authOptions);
  if (!session) {
    const again = new URLSearchParams({ url: shared.url, title: shared.title });
    redirect(`/sign-in?next=${encodeURIComponent(`/share?${again}`)}`);
  }
  const { name, email } = session.user;
  return (
    <AccountProvider account={{ name, email }}>
      <AppShell>
        <SharePage shared={shared} />
      </AppShell>
    </AccountProvider>
  );
}
