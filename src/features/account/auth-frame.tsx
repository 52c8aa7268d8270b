import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';
import { accountTexts } from '@/texts/account';
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
      <p className={styles.motto}>{accountTexts.slogan}</p>
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
