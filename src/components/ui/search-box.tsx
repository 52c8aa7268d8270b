'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import styles from './search-box.module.css';

const PAUSE_MS = 200;

/** Tells what to search for once the typing pauses. */
export function SearchBox({ label, onSearch }: { label: string; onSearch: (query: string) => void }) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <search className={styles.box}>
      <Search className={styles.icon} size="1.125rem" aria-hidden />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <button type="button" className={styles.clear} aria-label="Clear the search" onClick={() => setText('')}>
          <X size="1.125rem" aria-hidden />
        </button>
      )}
    </search>
  );
}
