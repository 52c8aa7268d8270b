'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { commonTexts } from '@/texts/common';
import styles from './search-box.module.css';

const PAUSE_MS = 200;

type Props = {
  label: string;
  onSearch: (query: string) => void;
  initial?: string;
  autoFocus?: boolean;
  placeholder?: string;
  maxLength?: number;
};

/** Tells what to search for once the typing pauses. */
export function SearchBox({
  label,
  onSearch,
  initial = '',
  autoFocus = false,
  placeholder = commonTexts.search,
  maxLength,
}: Props) {
  const [text, setText] = useState(initial);
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
        placeholder={placeholder}
        maxLength={maxLength}
        // biome-ignore lint/a11y/noAutofocus: only for pages that are nothing but a search.
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <button type="button" className={styles.clear} aria-label={commonTexts.clearSearch} onClick={() => setText('')}>
          <X size="1.125rem" aria-hidden />
        </button>
      )}
    </search>
  );
}
