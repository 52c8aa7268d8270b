import type { Metadata } from 'next';
import { initialFormValues } from '@/features/schedule/form-values';
import { RecordPage } from '@/features/schedule/record-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.record };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  return <RecordPage initial={initialFormValues(query)} again={typeof query.again === 'string' ? query.again : null} />;
}
