'use client';

import { LogOut } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useAccount } from '@/features/account/account-context';
import { offlineTexts } from '@/texts/offline';
import { formatPlural } from '@/texts/plural';
import { settingsTexts } from '@/texts/settings';
import { Section } from './section';
import styles from './settings-page.module.css';
import { useSignOut } from './use-sign-out';

export function AccountSection() {
  const { name, email } = useAccount();
  const { busy, downloads, ask, leave, stay } = useSignOut();
  return (
    <Section title={settingsTexts.account}>
      <div className={styles.account}>
        <span className={styles.avatar} aria-hidden>
          {(name || email).charAt(0).toUpperCase()}
        </span>
        <p className={styles.who}>
          <strong>{name}</strong>
          <span>{email}</span>
        </p>
        <Button busy={busy} icon={<LogOut size="1.1em" aria-hidden />} onClick={() => void ask()}>
          {settingsTexts.signOut}
        </Button>
      </div>
      {downloads !== null && (
        <ConfirmDialog
          title={offlineTexts.signOutTitle}
          confirmLabel={offlineTexts.signOut}
          busy={busy}
          onConfirm={() => void leave()}
          onClose={stay}
        >
          {offlineTexts.signOutText(formatPlural(downloads, 'download', 'downloads'))}
        </ConfirmDialog>
      )}
    </Section>
  );
}
