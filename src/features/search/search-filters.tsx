'use client';

import { useQuery } from '@tanstack/react-query';
import { SelectField } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { searchKinds } from '@/shared/search/search-views';
import { searchTexts } from '@/texts/search';
import { useTRPC } from '@/trpc/client';
import styles from './search-page.module.css';
import type { SearchPlace } from './use-search-place';

const kinds = searchKinds.map((value) => ({ value, label: searchTexts.kinds[value] }));
const times = Object.entries(searchTexts.when).map(([value, label]) => ({ value, label }));

type Props = { place: SearchPlace; onChange: (changes: Partial<SearchPlace>) => void };

/** Of which kind, channel and time. */
export function SearchFilters({ place, onChange }: Props) {
  const trpc = useTRPC();
  const { data: known = [] } = useQuery(trpc.channels.names.queryOptions(undefined, { staleTime: 60_000 }));
  const channels = [
    { value: '', label: searchTexts.anyChannel },
    ...known.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className={styles.filters}>
      <Segmented
        legend={searchTexts.kindLegend}
        value={place.kind}
        options={kinds}
        onChange={(kind) => onChange({ kind })}
      />
      <div className={styles.selects}>
        {known.length > 0 && (
          <SelectField
            label={searchTexts.channelLabel}
            value={place.channel}
            options={channels}
            onChange={(channel) => onChange({ channel })}
          />
        )}
        <SelectField
          label={searchTexts.whenLabel}
          value={place.when}
          options={times}
          onChange={(when) => onChange({ when })}
        />
      </div>
    </div>
  );
}
