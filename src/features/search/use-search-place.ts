'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { readDates } from '@/shared/search/read-dates';
import { MAX_SEARCH_CHARS } from '@/shared/search/read-search';
import { type SearchKind, searchKinds } from '@/shared/search/search-views';

export type SearchPlace = { q: string; kind: SearchKind; channel: string; when: string };

/** What is searched for stands in the address, so that it can be kept, sent and come back to. */
export function useSearchPlace() {
  const params = useSearchParams();
  const place = useMemo((): SearchPlace => {
    const kind = searchKinds.find((known) => known === params.get('kind')) ?? 'all';
    const q = (params.get('q') ?? '').slice(0, MAX_SEARCH_CHARS);
    return { q, kind, channel: params.get('channel') ?? '', when: params.get('when') ?? '' };
  }, [params]);
  const change = useCallback(
    (changes: Partial<SearchPlace>) => {
      const wanted = Object.entries({ ...place, ...changes }).filter(
        ([key, value]) => value !== '' && !(key === 'kind' && value === 'all'),
      );
      const query = new URLSearchParams(wanted).toString();
      // Not a new entry for every letter: back leads to where the search began.
      window.history.replaceState(null, '', query === '' ? '/search' : `/search?${query}`);
    },
    [place],
  );
  return { place, change };
}

/** The words to search for and the days, from what was typed or else from the list of times. */
export function readPlace({ q, when }: SearchPlace, now: number) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const typed = readDates(q, now, zone);
  return typed.range
    ? { ...typed, typedDays: true }
    : { text: q, range: readDates(when, now, zone).range, typedDays: false };
}
