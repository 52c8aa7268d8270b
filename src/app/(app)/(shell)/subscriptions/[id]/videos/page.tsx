import type { Metadata } from 'next';
import { ChannelPage } from '@/features/subscriptions/channel/channel-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.videos };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ChannelPage id={(await params).id} tab="videos" />;
}
