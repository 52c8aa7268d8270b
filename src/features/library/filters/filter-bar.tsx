'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { librarySorts, watchStates } from '@/shared/library-choices';
import { libraryTexts as texts } from '@/texts/library';
import { useTRPC } from '@/trpc/client';
import type { LibraryFirst } from '../library-first';
import styles from './filter-bar.module.css';

type Props = {
  params: URLSearchParams;
  first: LibraryFirst | null;
  onChange: (name: string, value: string | null) => void;
};
const flags = ['starred', 'chat', 'recording'] as const;

/** Which videos, and in what order. Every choice is in the address, so that it can be kept and gone back to. */
export function FilterBar({ params, first, onChange }: Props) {
  const trpc = useTRPC();
  const old = { initialDataUpdatedAt: 0 };
  const channels = useQuery(trpc.channels.names.queryOptions(undefined, { initialData: first?.channels, ...old }));
  const tags = useQuery(trpc.library.tags.queryOptions(undefined, { initialData: first?.tags, ...old }));
  const [dates, setDates] = useState(params.has('from') || params.has('to'));
  const pick = (label: string, name: string, options: readonly { value: string; label: string }[]) => (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <select
        className={classNames(styles.select, params.has(name) && styles.on)}
        value={params.get(name) ?? ''}
        onChange={(event) => onChange(name, event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <fieldset className={styles.bar} aria-label={texts.filters}>
      {pick(texts.sort, 'sort', [
        ...librarySorts.map((sort) => ({ value: sort === 'newest' ? '' : sort, label: texts.sorts[sort] })),
      ])}
      {pick(texts.state, 'state', [
        { value: '', label: texts.states.any },
        ...watchStates.map((state) => ({ value: state, label: texts.states[state] })),
      ])}
      {(channels.data?.length ?? 0) > 0 &&
        pick(texts.channel, 'channelId', [
          { value: '', label: texts.anyChannel },
          ...(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ])}
      {(tags.data?.length ?? 0) > 0 &&
        pick(texts.tag, 'tag', [
          { value: '', label: texts.anyTag },
          ...(tags.data ?? []).map(({ name }) => ({ value: name, label: name })),
        ])}
      {flags.map((flag) => (
        <button
          key={flag}
          type="button"
          className={styles.chip}
          aria-pressed={params.has(flag)}
          onClick={() => onChange(flag, params.has(flag) ? null : '1')}
        >
          {texts[flag]}
        </button>
      ))}
      <button type="button" className={styles.chip} aria-expanded={dates} onClick={() => setDates(!dates)}>
        {texts.dates}
      </button>
      {dates &&
        (['from', 'to'] as const).map((name) => (
          <label key={name} className={styles.field}>
            <span className={styles.label}>{texts[name]}</span>
            <input
              type="date"
              className={styles.select}
              value={params.get(name) ?? ''}
              onChange={(event) => onChange(name, event.target.value)}
            />
          </label>
        ))}
    </fieldset>
  );
}
