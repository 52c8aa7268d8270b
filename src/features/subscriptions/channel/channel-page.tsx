'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { ChannelView } from '@/shared/channel-views';
import { channelTexts } from '@/texts/channel';
import { QueryError } from '@/trpc/query-error';
import { describeRules } from '../rules/describe-rules';
import { RulesForm } from '../rules/rules-form';
import { useChannel } from '../use-channels';
import { ChannelHeader } from './channel-header';
import styles from './channel-page.module.css';
import { HistorySection } from './history-section';
import { VideosSection } from './videos-section';

export type ChannelTab = 'broadcasts' | 'videos' | 'rules';

function Tabs({ channel, tab }: { channel: ChannelView; tab: ChannelTab }) {
  const root = `/subscriptions/${channel.id}`;
  const link = (to: ChannelTab, label: ReactNode) => (
    <Link
      href={to === 'broadcasts' ? root : `${root}/${to}`}
      className={styles.tab}
      aria-current={to === tab ? 'page' : undefined}
      scroll={false}
    >
      {label}
    </Link>
  );
  return (
    <nav className={styles.tabs} aria-label={channelTexts.parts}>
      {link('broadcasts', channelTexts.broadcasts)}
      {link(
        'videos',
        <>
          {channelTexts.videos} <span className={styles.count}>{channel.videos}</span>
        </>,
      )}
      {link('rules', channelTexts.rules)}
    </nav>
  );
}

function RulesInShort({ channel }: { channel: ChannelView }) {
  return (
    <aside className={styles.aside} aria-label={channelTexts.inShort}>
      <h2 className={styles.asideTitle}>{channelTexts.rules}</h2>
      <ul className={styles.short}>
        {describeRules(channel.rules).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Link href={`/subscriptions/${channel.id}/rules`} className={styles.change}>
        {channelTexts.changeRules}
      </Link>
    </aside>
  );
}

/** Everything about one channel: what it broadcast, what is kept of it, and the rules. */
export function ChannelPage({ id, tab }: { id: string; tab: ChannelTab }) {
  const { data: channel, isError, error, refetch } = useChannel(id);
  if (!channel) {
    return isError ? (
      <QueryError page title={channelTexts.failed} error={error} onRetry={refetch} />
    ) : (
      <Skeleton className={styles.placeholder} />
    );
  }
  return (
    <div className={styles.page}>
      <ChannelHeader channel={channel} />
      <Tabs channel={channel} tab={tab} />
      {tab === 'broadcasts' && (
        <div className={styles.columns}>
          <section aria-label={channelTexts.broadcasts}>
            <HistorySection channelId={id} />
          </section>
          <RulesInShort channel={channel} />
        </div>
      )}
      {tab === 'videos' && <VideosSection channel={channel} />}
      {tab === 'rules' && <RulesForm key={id} channel={channel} />}
    </div>
  );
}
