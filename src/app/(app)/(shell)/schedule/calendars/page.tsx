import type { Metadata } from 'next';
import { CalendarsPage } from '@/features/schedule/calendars/calendars-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.calendars };

export default function Page() {
  return <CalendarsPage />;
}
