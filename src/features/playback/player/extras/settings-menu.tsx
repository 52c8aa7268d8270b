'use client';

import { Check, ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { nextFocusIndex } from '@/components/ui/next-focus-index';
import { playerTexts } from '@/texts/player';
import type { MenuItem, MenuPages, PageId } from './menu-page';
import styles from './settings-menu.module.css';

type Props = { pages: MenuPages; onClose: () => void };

const roles = { open: 'menuitem', action: 'menuitem', choice: 'menuitemradio', switch: 'menuitemcheckbox' } as const;
const isOn = (item: MenuItem) => (item.kind === 'choice' ? item.checked : item.kind === 'switch' && item.on);

function Line({ item, onOpen, onClose }: { item: MenuItem; onOpen: (page: PageId) => void; onClose: () => void }) {
  const press = () => {
    switch (item.kind) {
      case 'open':
        return onOpen(item.page);
      case 'switch':
        return item.toggle();
      case 'choice':
        item.choose();
        return onClose();
      case 'action':
        item.run();
        return onClose();
    }
  };
  const checkable = item.kind === 'choice' || item.kind === 'switch';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one that can be checked whenever this is set.
    <button
      type="button"
      role={roles[item.kind]}
      aria-checked={checkable ? isOn(item) : undefined}
      aria-haspopup={item.kind === 'open' ? 'menu' : undefined}
      disabled={item.kind === 'action' && item.disabled}
      data-item={item.id}
      tabIndex={-1}
      className={styles.item}
      onClick={press}
    >
      {item.kind === 'choice' ? <Check size="1rem" aria-hidden className={styles.check} /> : item.icon}
      <span className={styles.label}>{item.label}</span>
      {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
      {item.kind === 'open' && <ChevronRight size="1rem" aria-hidden className={styles.more} />}
      {item.kind === 'switch' && <span className={styles.switch} aria-hidden />}
    </button>
  );
}

/**
 * The player's menu, with a page for each matter. It keeps the focus while it is open: arrows move, Escape, the back key
 * and the arrow to the start lead back and out. Whoever opens it gives the focus back.
 */
export function SettingsMenu({ pages, onClose }: Props) {
  const [page, setPage] = useState<PageId>('main');
  const [from, setFrom] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page gets the focus anew.
  useEffect(() => {
    const list = root.current;
    const wanted = page === 'main' && from ? `[data-item="${from}"]` : '[aria-checked="true"][role="menuitemradio"]';
    const first = list?.querySelector<HTMLElement>(wanted) ?? list?.querySelector<HTMLElement>('[data-item]:enabled');
    first?.focus();
  }, [page]);
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const target = event.target;
      if (!(target instanceof Element) || root.current?.contains(target)) return;
      // The button that opened it closes it too.
      if (!target.closest('[aria-haspopup="menu"]')) onClose();
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [onClose]);

  const back = () => (page === 'main' ? onClose() : setPage('main'));
  const open = (next: PageId) => {
    setFrom(next);
    setPage(next);
  };
  const steer = (event: KeyboardEvent) => {
    const items = Array.from(root.current?.querySelectorAll<HTMLElement>('button:enabled') ?? []);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const key = event.key === 'Tab' ? (event.shiftKey ? 'ArrowUp' : 'ArrowDown') : event.key;
    const next = nextFocusIndex(key, at, items.length);
    if (next !== null) items[next]?.focus();
    else if (['Escape', 'ArrowLeft', 'GoBack', 'BrowserBack'].includes(key)) back();
    else if (key === 'ArrowRight' && items[at]?.getAttribute('aria-haspopup') === 'menu') items[at]?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const { title, items, note } = pages[page];
  return (
    <div
      role="menu"
      aria-label={page === 'main' ? playerTexts.settings : title}
      className={styles.menu}
      ref={root}
      onKeyDown={steer}
      tabIndex={-1}
    >
      {page !== 'main' && (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={`${styles.item} ${styles.back}`}
          aria-label={playerTexts.back(playerTexts.settings)}
          onClick={back}
        >
          <ChevronLeft size="1.125rem" aria-hidden className={styles.backArrow} />
          <span className={styles.label}>{title}</span>
        </button>
      )}
      <div className={styles.list} role="presentation">
        {items.map((item) => (
          <Line key={item.id} item={item} onOpen={open} onClose={onClose} />
        ))}
      </div>
      {note && <p className={styles.note}>{note}</p>}
    </div>
  );
}
