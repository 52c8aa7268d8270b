import type { Metadata } from 'next';
import { NewEventPage } from '@/features/schedule/event-form/event-page';

export const metadata: Metadata = { title: 'New event' };

export default function Page() {
  return <NewEventPage />;
}
