import type { Metadata } from 'next';
import { EditEventPage } from '@/features/schedule/event-form/event-page';

export const metadata: Metadata = { title: 'Event' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditEventPage id={(await params).id} />;
}
