'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleDot, HardDriveDownload, LibraryBig } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { useNow } from '@/components/ui/use-now';
import { SearchEntry } from '@/features/search/search-entry';
import type { HomeView } from '@/server/library/read-home';
import { homeTexts as texts } from '@/texts/home';
import { offlineTexts } from '@/texts/offline';
import { useTRPC } from '@/trpc/client';
import { QueryError } from '@/trpc/query-error';
import { EmptyLibrary } from '../empty-library';
import { VideoGridSkeleton } from '../video-grid';
import { AllSeen } from './all-seen';
import styles from './home-page.module.css';
import { VideoRow } from './video-row';

const LIVE_MS = 2_000;
const CALM_MS = 20_000;

/** The rows that have something to show. */
function rowsOf({ resume, recording, fresh, starred, channels }: HomeView) {
  return [
    { title: texts.resume, href: '/library?state=begun&sort=watched', videos: resume },
    { title: texts.recording, href: '/library?recording=1', videos: recording },
    { title: texts.fresh, href: '/library?state=fresh', videos: fresh },
    { title: texts.starred, href: '/library?starred=1', videos: starred },
    ...channels.map(({ id, name, videos }) => ({
      title: name,
      href: `/library?channelId=${id}`,
      videos,
      withChannel: false,
    })),
  ].filter(({ videos }) => videos.length > 0);
}

/**
 * What one comes for: go on where one stopped, see what runs and what is new. `first`: what the server knew when it made
 * the page, shown until the page has asked.
 */
export function HomePage({ first }: { first: HomeView | null }) {
  const trpc = useTRPC();
  const now = useNow(30_000);
  const home = useQuery(
    trpc.library.home.queryOptions(undefined, {
      initialData: first ?? undefined,
      // Old from the start: a page that the browser goes back to is not from now.
      initialDataUpdatedAt: 0,
      refetchInterval: ({ state: { data } }) => {
        const busy = data && [...data.recording, ...data.fresh].some((card) => card.status !== 'ready');
        return busy ? LIVE_MS : CALM_MS;
      },
    }),
  );
  const { data } = home;
  const content = () => {
    if (home.isPending) return <VideoGridSkeleton />;
    if (!data) return <QueryError title={texts.loadFailed} error={home.error} onRetry={home.refetch} />;
    if (data.total === 0) return <EmptyLibrary />;
    const rows = rowsOf(data);
    if (rows.length === 0) return <AllSeen />;
    return (
      <div className={styles.rows}>
        {rows.map((row, place) => (
          <VideoRow key={row.href} {...row} now={now} first={place === 0} />
        ))}
      </div>
    );
  };
  return (
    <>
      <PageHeader title={texts.title}>
        <SearchEntry />
        <ButtonLink iconOnPhone href="/library" icon={<LibraryBig size="1.1em" aria-hidden />}>
          {texts.all}
        </ButtonLink>
        <ButtonLink iconOnPhone href="/downloads" variant="ghost" icon={<HardDriveDownload size="1.1em" aria-hidden />}>
          {offlineTexts.title}
        </ButtonLink>
        <ButtonLink
          href="/record"
          variant="primary"
          className={styles.record}
          icon={<CircleDot size="1.1em" aria-hidden />}
        >
          {texts.record}
        </ButtonLink>
      </PageHeader>
      {content()}
    </>
  );
}
