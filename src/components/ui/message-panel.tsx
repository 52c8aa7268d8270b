import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './message-panel.module.css';

type Props = {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  tone?: 'neutral' | 'danger';
  small?: boolean;
  /** It is all that the page has: its title is the page's. */
  page?: boolean;
};

/** Says that there is nothing here, or that something went wrong, and what to do about it. */
export function MessagePanel({ icon, title, children, actions, tone = 'neutral', small = false, page = false }: Props) {
  const Title = page ? 'h1' : 'h2';
  return (
    <section className={classNames(styles.panel, small && styles.small)} role={tone === 'danger' ? 'alert' : undefined}>
      <span className={classNames(styles.icon, tone === 'danger' && styles.danger)} aria-hidden>
        {icon}
      </span>
      <Title className={styles.title}>{title}</Title>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
