import type { Metadata } from 'next';
import { SubscriptionsPage } from '@/features/subscriptions/subscriptions-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.subscriptions };

export default function Page() {
  return <SubscriptionsPage />;
}
