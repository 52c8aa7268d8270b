import type { Metadata } from 'next';
import { ChannelPage } from '@/features/subscriptions/channel/channel-page';

export const metadata: Metadata = { title: 'Rules of a channel' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ChannelPage id={(await params).id} tab="rules" />;
}
