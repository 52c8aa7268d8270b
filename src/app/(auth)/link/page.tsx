import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LinkDevice } from '@/features/tv/link-device';
import { readSession } from '@/server/auth/read-session';
import { linkTexts } from '@/texts/tv';

export const metadata: Metadata = { title: linkTexts.title };
export const dynamic = 'force-dynamic';

type Props = { searchParams: Promise<{ code?: string | string[] }> };

export default async function LinkPage({ searchParams }: Props) {
  const { code } = await searchParams;
  const typed = typeof code === 'string' ? code.slice(0, 40) : '';
  if (!(await readSession())) {
    const back = typed === '' ? '/link' : `/link?code=${encodeURIComponent(typed)}`;
    redirect(`/sign-in?next=${encodeURIComponent(back)}`);
  }
  return <LinkDevice given={typed} />;
}
