'use client';

import { PageHeader } from '@/components/ui/page-header';
import { DevicesSection } from '@/features/tv/devices-section';
import { LayoutSection } from '@/features/tv/layout-section';
import { settingsTexts } from '@/texts/settings';
import { AccountSection } from './account-section';
import { ApiKeysSection } from './api-keys-section';
import { AppearanceSection } from './appearance-section';
import { CapacitySection } from './capacity-section';
import styles from './settings-page.module.css';
import { SystemSection } from './system-section';

export function SettingsPage() {
  return (
    <div className={styles.page}>
      <PageHeader title={settingsTexts.title} />
      <AccountSection />
      <AppearanceSection />
      <DevicesSection />
      <LayoutSection />
      <CapacitySection />
      <ApiKeysSection />
      <SystemSection />
    </div>
  );
}
