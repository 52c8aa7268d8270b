import type { Metadata } from 'next';
import { NewEventPage } from '@/features/schedule/event-form/event-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.newEvent };

export default function Page() {
  return <NewEventPage />;
}
