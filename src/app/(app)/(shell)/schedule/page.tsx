import type { Metadata } from 'next';
import { SchedulePage } from '@/features/schedule/board/schedule-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.schedule };

export default function Page() {
  return <SchedulePage />;
}
