'use client';

import { MoreVertical } from 'lucide-react';
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names';
import { IconButton } from './icon-button';
import styles from './menu.module.css';
import { nextFocusIndex } from './next-focus-index';
import { placeMenu } from './place-menu';

const CloseContext = createContext<() => void>(() => {});

type EntryProps = { label: string; icon?: ReactNode; danger?: boolean; onSelect: () => void };

/** One of the actions in a `Menu`. */
export function MenuEntry({ label, icon, danger = false, onSelect }: EntryProps) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={classNames(styles.item, danger && styles.danger)}
      onClick={() => {
        close();
        onSelect();
      }}
    >
      {icon}
      {label}
    </button>
  );
}

/** A button with three dots that opens a small list of actions: of `MenuEntry`, which exist while it is open only. */
export function Menu({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  // Over everything, so that no row that scrolls cuts it off; hence it follows its button by itself.
  useLayoutEffect(() => {
    if (!open) return;
    const place = () => {
      if (!root.current || !list.current) return;
      list.current.setAttribute('style', placeMenu(root.current.getBoundingClientRect(), list.current));
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [open]);

  useEffect(() => {
    if (!open || !root.current) return;
    list.current?.querySelector('button')?.focus({ preventScroll: true });
    // A row that still glides when the button is pressed does not close the menu; a button that is out of sight does.
    const sight = new IntersectionObserver((entries) => {
      if (entries.some((entry) => !entry.isIntersecting)) setOpen(false);
    });
    sight.observe(root.current);
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      sight.disconnect();
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const moveFocus = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    if (event.key === 'Tab') return setOpen(false);
    const buttons = Array.from(list.current?.querySelectorAll('button') ?? []);
    const next = nextFocusIndex(
      event.key,
      buttons.indexOf(document.activeElement as HTMLButtonElement),
      buttons.length,
    );
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };

  return (
    <div className={styles.root} ref={root}>
      <IconButton label={label} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        <MoreVertical size="1.25rem" aria-hidden />
      </IconButton>
      {open && (
        <div role="menu" aria-label={label} className={styles.menu} ref={list} onKeyDown={moveFocus} tabIndex={-1}>
          <CloseContext.Provider value={close}>{children}</CloseContext.Provider>
        </div>
      )}
    </div>
  );
}
