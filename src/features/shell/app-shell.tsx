'use client';

import { CalendarDays, CircleDot, Clapperboard, House, type LucideIcon, Radio, SlidersHorizontal } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Logo } from '@/components/ui/logo';
import { SearchHotkey } from '@/features/search/search-hotkey';
import { shellTexts } from '@/texts/shell';
import styles from './app-shell.module.css';
import { activeNavHref, type NavHref, navItems } from './nav-items';

const icons: Readonly<Record<NavHref, LucideIcon>> = {
  '/': House,
  '/subscriptions': Radio,
  '/recordings': Clapperboard,
  '/record': CircleDot,
  '/schedule': CalendarDays,
  '/settings': SlidersHorizontal,
};

/** The frame of every page but the player: a rail at the side, or a bar of tabs at the bottom of a phone. */
export function AppShell({ children }: { children: ReactNode }) {
  const active = activeNavHref(usePathname());
  return (
    <div className={styles.shell}>
      <SearchHotkey />
      <a className={classNames(styles.skip, 'lrud-ignore')} data-tv="never" href="#content">
        {shellTexts.skip}
      </a>
      <nav className={styles.nav} aria-label={shellTexts.main}>
        <Link href="/" className={styles.brand} aria-label={shellTexts.homeLink}>
          <Logo size="2.25rem" />
        </Link>
        {navItems.map((item) => {
          const { href, label } = item;
          const Icon = icons[href];
          return (
            <Link
              key={href}
              href={href}
              className={classNames(styles.item, href === '/record' && styles.record)}
              aria-current={href === active ? 'page' : undefined}
            >
              <span className={styles.icon}>
                <Icon size="1.375rem" aria-hidden />
              </span>
              {'short' in item ? (
                <>
                  <span className={styles.short}>{item.short}</span>
                  <span className={styles.long}>{label}</span>
                </>
              ) : (
                label
              )}
            </Link>
          );
        })}
      </nav>
      <main id="content" className={styles.main}>
        {children}
      </main>
    </div>
  );
}
