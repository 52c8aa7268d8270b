import type { Metadata } from 'next';
import { OfflinePage } from '@/features/playback/offline-page';

export const metadata: Metadata = { title: 'Jomo' };

/** Made when the app is built, and nobody's: the service worker keeps it for when the server cannot be reached. */
export const dynamic = 'force-static';

export default function Page() {
  return <OfflinePage />;
}
