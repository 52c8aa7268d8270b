'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { useAccount } from '@/features/account/account-context';
import { Section } from './section';
import styles from './settings-page.module.css';

export function AccountSection() {
  const { name, email } = useAccount();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const leave = async () => {
    setBusy(true);
    try {
      await signOut({ redirect: false });
      window.location.assign('/sign-in');
    } catch {
      setBusy(false);
      toast('The server does not answer. You are still signed in.', 'error');
    }
  };
  return (
    <Section title="Account">
      <div className={styles.account}>
        <span className={styles.avatar} aria-hidden>
          {(name || email).charAt(0).toUpperCase()}
        </span>
        <p className={styles.who}>
          <strong>{name}</strong>
          <span>{email}</span>
        </p>
        <Button busy={busy} icon={<LogOut size="1.1em" aria-hidden />} onClick={() => void leave()}>
          Sign out
        </Button>
      </div>
    </Section>
  );
}
