'use client';

import { Import, Plus, Radio, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { SearchBox } from '@/components/ui/search-box';
import { Skeleton } from '@/components/ui/skeleton';
import type { ChannelView } from '@/shared/channel-views';
import { subscriptionTexts } from '@/texts/subscriptions';
import { QueryError } from '@/trpc/query-error';
import { AddDialog } from './add-dialog';
import { ChannelCard } from './channel-card';
import { HelpPanel } from './help-panel';
import { ImportDialog } from './import-dialog';
import { KindFilter } from './kind-filter';
import { type ChannelKind, countKinds, selectChannels } from './select-channels';
import styles from './subscriptions-page.module.css';
import { useChannels } from './use-channels';

/** With fewer, everything is seen at a glance. */
const SEARCH_FROM = 7;
const icon = { size: '1.1em', 'aria-hidden': true } as const;

function Grid({ channels }: { channels: readonly ChannelView[] }) {
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<ChannelKind>('all');
  const shown = useMemo(() => selectChannels(channels, query, kind), [channels, query, kind]);
  const counts = useMemo(() => countKinds(channels), [channels]);
  return (
    <>
      {channels.length >= SEARCH_FROM && (
        <div className={styles.tools}>
          <SearchBox label={subscriptionTexts.searchLabel} onSearch={setQuery} />
          <KindFilter counts={counts} value={kind} onChange={setKind} />
        </div>
      )}
      {shown.length === 0 ? (
        <MessagePanel icon={<SearchX />} title={subscriptionTexts.nothing}>
          {kind === 'all' ? subscriptionTexts.otherWords : subscriptionTexts.noneOfKind}
        </MessagePanel>
      ) : (
        <ul className={styles.grid} aria-label={subscriptionTexts.channels}>
          {shown.map((channel) => (
            <li key={channel.id} className={styles.cell}>
              <ChannelCard channel={channel} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const places = ['a', 'b', 'c', 'd', 'e', 'f'];

function Content({ onAdd, onImport }: { onAdd: () => void; onImport: () => void }) {
  const { data, isError, error, refetch } = useChannels();
  if (!data) {
    return isError ? (
      <QueryError title={subscriptionTexts.failed} error={error} onRetry={refetch} />
    ) : (
      <div className={styles.grid} role="status" aria-label={subscriptionTexts.loading}>
        {places.map((place) => (
          <Skeleton key={place} className={styles.placeholder} />
        ))}
      </div>
    );
  }
  if (data.length > 0) return <Grid channels={data} />;
  return (
    <MessagePanel
      icon={<Radio />}
      title={subscriptionTexts.empty}
      actions={
        <>
          <Button variant="primary" icon={<Plus {...icon} />} onClick={onAdd}>
            {subscriptionTexts.addChannel}
          </Button>
          <Button icon={<Import {...icon} />} onClick={onImport}>
            {subscriptionTexts.importList}
          </Button>
        </>
      }
    >
      {subscriptionTexts.emptyNote}
    </MessagePanel>
  );
}

export function SubscriptionsPage() {
  const [open, setOpen] = useState<'add' | 'import' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader title={subscriptionTexts.title}>
        <Button icon={<Import {...icon} />} onClick={() => setOpen('import')}>
          {subscriptionTexts.import}
        </Button>
        <Button variant="primary" icon={<Plus {...icon} />} onClick={() => setOpen('add')}>
          {subscriptionTexts.add}
        </Button>
      </PageHeader>
      <Content onAdd={() => setOpen('add')} onImport={() => setOpen('import')} />
      <HelpPanel />
      {open === 'add' && <AddDialog onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
    </>
  );
}
