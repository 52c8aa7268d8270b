import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SearchPage } from '@/features/search/search-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.search };

export default function Page() {
  return (
    // What is searched for is in the address, which only the browser knows when the page is built.
    <Suspense>
      <SearchPage />
    </Suspense>
  );
}
