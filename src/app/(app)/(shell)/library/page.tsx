import type { Metadata } from 'next';
import { askApi } from '@/app/ask-api';
import { readFilter } from '@/features/library/filters/filter-address';
import type { LibraryFirst } from '@/features/library/library-first';
import { LibraryPage } from '@/features/library/library-page';
import { CHUNK } from '@/features/library/window-chunks';
import type { ApiCaller } from '@/server/api/app-api';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.library };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const word = (name: string) => [query[name]].flat()[0] ?? null;
  const filter = readFilter({ get: word });
  // When a day begins depends on the viewer's zone: then the page asks by itself.
  const ofDays = filter.from !== undefined || filter.to !== undefined;
  const ask = async (api: ApiCaller): Promise<LibraryFirst> => {
    const window = api.library.window({ filter, offset: 0, limit: CHUNK });
    const [found, channels, tags] = await Promise.all([window, api.channels.names(), api.library.tags()]);
    return { filter, window: found, channels, tags };
  };
  return <LibraryPage first={ofDays ? null : await askApi(ask)} />;
}
