import type { Metadata } from 'next';
import { askApi } from '@/app/ask-api';
import { HomePage } from '@/features/library/home/home-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.home };

export default async function Page() {
  return <HomePage first={await askApi((api) => api.library.home())} />;
}
