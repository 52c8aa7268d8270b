'use client';

import { ListChecks, SearchX, Trash2 } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button, ButtonLink } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { MessagePanel } from '@/components/ui/message-panel';
import { PageHeader } from '@/components/ui/page-header';
import { useHydrated } from '@/components/ui/use-hydrated';
import { SearchEntry } from '@/features/search/search-entry';
import { homeTexts } from '@/texts/home';
import { libraryTexts as texts } from '@/texts/library';
import { EmptyLibrary } from './empty-library';
import { changeAddress, readFilter } from './filters/filter-address';
import { FilterBar } from './filters/filter-bar';
import { type LibraryFirst, windowFor } from './library-first';
import { LibraryGrid } from './library-grid';
import styles from './library-page.module.css';
import { SelectBar } from './select/select-bar';
import { useSelection } from './select/use-selection';
import { useVideoEdits } from './use-video-edits';

function Empty({ trash, filtered }: { trash: boolean; filtered: boolean }) {
  if (trash) {
    return (
      <MessagePanel icon={<Trash2 />} title={texts.trashEmptyTitle}>
        {texts.trashEmpty}
      </MessagePanel>
    );
  }
  if (!filtered) return <EmptyLibrary />;
  const clear = <ButtonLink href="/library">{texts.clear}</ButtonLink>;
  return (
    <MessagePanel icon={<SearchX />} title={texts.nothingTitle} actions={clear}>
      {texts.nothing}
    </MessagePanel>
  );
}

/** The whole library, or what is in the trash. What is shown is in the address; `first` is what the page brings along. */
export function LibraryPage({ first }: { first: LibraryFirst | null }) {
  const found = useSearchParams().toString();
  const params = useMemo(() => new URLSearchParams(found), [found]);
  const filter = useMemo(() => readFilter(params), [params]);
  const given = windowFor(first, filter);
  const [total, setTotal] = useState(given?.total ?? 0);
  const hydrated = useHydrated();
  const [emptying, setEmptying] = useState(false);
  const selection = useSelection(filter);
  const { removeForGood } = useVideoEdits();
  const trash = filter.trash ?? false;
  const change = useCallback(
    // Not by the router: nothing has to be asked of the server for it.
    (name: string, value: string | null) => window.history.replaceState(null, '', changeAddress(found, name, value)),
    [found],
  );
  const note = trash ? texts.trashNote : texts.count(total);
  return (
    <>
      <BackLink href={trash ? '/library' : '/'} label={trash ? texts.title : homeTexts.title} />
      <PageHeader title={trash ? texts.trash : texts.title} note={note}>
        {!trash && <SearchEntry />}
        {total > 0 && !selection.on && (
          <Button icon={<ListChecks size="1.1em" aria-hidden />} disabled={!hydrated} onClick={selection.start}>
            {texts.select}
          </Button>
        )}
        {trash && total > 0 && (
          <Button variant="danger" onClick={() => setEmptying(true)}>
            {texts.emptyTrash}
          </Button>
        )}
        {!trash && (
          <ButtonLink iconOnPhone href="/library?trash=1" variant="ghost" icon={<Trash2 size="1.1em" aria-hidden />}>
            {texts.trash}
          </ButtonLink>
        )}
      </PageHeader>
      {!trash && <FilterBar params={params} first={first} onChange={change} />}
      <div className={selection.on ? styles.choosing : undefined}>
        <LibraryGrid
          key={found}
          filter={filter}
          first={given}
          selection={selection}
          onTotal={setTotal}
          empty={<Empty trash={trash} filtered={found !== ''} />}
        />
      </div>
      {selection.on && <SelectBar selection={selection} filter={filter} />}
      {emptying && (
        <ConfirmDialog
          title={texts.forGoodTitle}
          confirmLabel={texts.forGood}
          onClose={() => setEmptying(false)}
          onConfirm={() => {
            removeForGood.mutate({});
            setEmptying(false);
          }}
        >
          {texts.forGoodNote(total)}
        </ConfirmDialog>
      )}
    </>
  );
}
