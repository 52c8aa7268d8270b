import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names';

export type Tone = 'neutral' | 'accent' | 'live' | 'warn' | 'danger';

/** A small label; `pulse` adds a beating dot for something that happens right now. */
export function Badge({
  tone = 'neutral',
  pulse = false,
  children,
}: {
  tone?: Tone;
  pulse?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      {pulse && <span className={styles.dot} aria-hidden />}
      {children}
    </span>
  );
}
