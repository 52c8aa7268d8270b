import type { Metadata } from 'next';
import { SettingsPage } from '@/features/settings/settings-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.settings };

export default function Page() {
  return <SettingsPage />;
}
