'use client';

import { Search } from 'lucide-react';
import Link from 'next/link';
import { searchTexts } from '@/texts/search';
import styles from './search-entry.module.css';

/** Looks like a search box and leads to the search. */
export function SearchEntry() {
  return (
    <Link href="/search" className={styles.entry} aria-label={searchTexts.label} aria-keyshortcuts="/">
      <Search size="1.125rem" aria-hidden />
      <span className={styles.word}>{searchTexts.title}</span>
      <kbd className={styles.key} aria-hidden>
        /
      </kbd>
    </Link>
  );
}
