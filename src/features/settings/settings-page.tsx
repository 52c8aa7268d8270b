'use client';

import { PageHeader } from '@/components/ui/page-header';
import { AccountSection } from './account-section';
import { ApiKeysSection } from './api-keys-section';
import { CapacitySection } from './capacity-section';
import styles from './settings-page.module.css';
import { SystemSection } from './system-section';

export function SettingsPage() {
  return (
    <div className={styles.page}>
      <PageHeader title="Settings" />
      <AccountSection />
      <CapacitySection />
      <ApiKeysSection />
      <SystemSection />
    </div>
  );
}
