import type { Metadata } from 'next';
import { EditEventPage } from '@/features/schedule/event-form/event-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.event };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditEventPage id={(await params).id} />;
}
