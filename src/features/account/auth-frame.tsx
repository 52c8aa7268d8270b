import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';
import styles from './auth-frame.module.css';

/** The calm page around signing in and setting up. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Logo size="3rem" />
          <span>Jomo</span>
        </div>
        {children}
      </div>
      <p className={styles.motto}>The joy of missing out: it records the broadcast, you watch it later.</p>
    </main>
  );
}

/** Title and explanation above the form. */
export function AuthIntro({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.intro}>
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  );
}
